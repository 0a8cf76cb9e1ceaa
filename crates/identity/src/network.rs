//! Where a request came from, for limits and for the list of one's sessions.

use std::net::{IpAddr, Ipv4Addr, Ipv6Addr};

/// A network: what one household or one machine usually has (an IPv4 address, an IPv6 /64).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Network(IpAddr);

impl Network {
    /// The network of an address.
    #[must_use]
    pub fn of(address: IpAddr) -> Self {
        match address.to_canonical() {
            IpAddr::V6(address) => {
                let [a, b, c, d, ..] = address.segments();
                Self(IpAddr::V6(Ipv6Addr::new(a, b, c, d, 0, 0, 0, 0)))
            }
            v4 => Self(v4),
        }
    }

    /// For the list of sessions: enough to know one's own by, less than where somebody lives.
    #[must_use]
    pub fn shown(self) -> String {
        match self.0 {
            IpAddr::V4(address) => {
                let [a, b, c, _] = address.octets();
                format!("{}/24", Ipv4Addr::new(a, b, c, 0))
            }
            IpAddr::V6(address) => {
                let [a, b, c, ..] = address.segments();
                format!("{}/48", Ipv6Addr::new(a, b, c, 0, 0, 0, 0, 0))
            }
        }
    }
}

/// Who asks: `peer` itself, or, where `peer` is a trusted proxy, the last address of `forwarded` (all values of
/// `X-Forwarded-For`, in order) that is no trusted proxy. What stands before it anybody may have written.
pub fn trusted_peer(peer: IpAddr, forwarded: &[&str], is_trusted: impl Fn(IpAddr) -> bool) -> IpAddr {
    let mut from = peer.to_canonical();
    let mut hops = forwarded.iter().flat_map(|value| value.split(',')).map(str::trim).collect::<Vec<_>>();
    while is_trusted(from) {
        let Some(hop) = hops.pop() else { break };
        match address_of(hop) {
            Some(address) => from = address.to_canonical(),
            None => break,
        }
    }
    from
}

/// `192.0.2.1`, `192.0.2.1:80`, `2001:db8::1`, `[2001:db8::1]:80`.
fn address_of(hop: &str) -> Option<IpAddr> {
    hop.parse().ok().or_else(|| hop.parse::<std::net::SocketAddr>().ok().map(|socket| socket.ip())).or_else(|| {
        hop.strip_prefix('[').and_then(|rest| rest.strip_suffix(']')).and_then(|inside| inside.parse().ok())
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_household_is_one_network() {
        let network = |text: &str| Network::of(text.parse().unwrap());
        assert_eq!(network("2001:db8:1:2::1"), network("2001:db8:1:2:ffff::9"));
        assert_ne!(network("2001:db8:1:2::1"), network("2001:db8:1:3::1"));
        assert_eq!(network("::ffff:192.0.2.1"), network("192.0.2.1"));
        assert_ne!(network("192.0.2.1"), network("192.0.2.2"));
        assert_eq!(network("192.0.2.77").shown(), "192.0.2.0/24");
        assert_eq!(network("2001:db8:1:2::1").shown(), "2001:db8:1::/48");
    }

    #[test]
    fn only_a_trusted_proxy_may_say_who_asks() {
        let trusted = |address: IpAddr| address.is_loopback() || address == IpAddr::from([10, 0, 0, 1]);
        for (peer, forwarded, from) in [
            ("192.0.2.9", vec!["198.51.100.1"], "192.0.2.9"),
            ("127.0.0.1", vec![], "127.0.0.1"),
            ("127.0.0.1", vec!["198.51.100.1"], "198.51.100.1"),
            ("127.0.0.1", vec!["203.0.113.5, 198.51.100.1"], "198.51.100.1"),
            ("127.0.0.1", vec!["203.0.113.5", "198.51.100.1, 10.0.0.1"], "198.51.100.1"),
            ("127.0.0.1", vec!["198.51.100.1", "nonsense"], "127.0.0.1"),
            ("::ffff:127.0.0.1", vec!["[2001:db8::1]:443"], "2001:db8::1"),
        ] {
            let found = trusted_peer(peer.parse().unwrap(), &forwarded, trusted);
            assert_eq!(found, from.parse::<IpAddr>().unwrap(), "{peer} {forwarded:?}");
        }
    }
}
