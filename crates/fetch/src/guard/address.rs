//! Which addresses belong to the public internet: IANA's special-purpose registries as code.

use std::net::{IpAddr, Ipv4Addr, Ipv6Addr};

/// Why `address` is no place on the public internet; `None` when it is one.
///
/// IPv4 inside IPv6 (mapped, well-known NAT64) is judged as the IPv4 address that it is. The retired tunnels (6to4,
/// Teredo, IPv4-compatible) are refused whole: no publisher is reached that way, and each hides an IPv4 address.
/// Sources: IANA IPv4 and IPv6 special-purpose registries (RFC 6890 and its updates).
#[must_use]
pub fn not_public(address: IpAddr) -> Option<&'static str> {
    match address {
        IpAddr::V4(v4) => not_public_v4(v4),
        IpAddr::V6(v6) => not_public_v6(v6),
    }
}

/// The address in its plainest form: IPv4 when it is IPv4 mapped into IPv6 (RFC 4291, 2.5.5.2).
#[must_use]
pub fn canonical(address: IpAddr) -> IpAddr {
    address.to_canonical()
}

fn not_public_v4(address: Ipv4Addr) -> Option<&'static str> {
    let why = match address.octets() {
        [0, ..] => "this network (RFC 791)",
        [10, ..] | [172, 16..=31, ..] | [192, 168, ..] => "a private network (RFC 1918)",
        [100, 64..=127, ..] => "a carrier's shared network (RFC 6598)",
        [127, ..] => "this machine (loopback)",
        [169, 254, ..] => "a link-local address, where clouds keep their metadata (RFC 3927)",
        [168, 63, 129, 16] => "a cloud's host service",
        [192, 0, 0, _] => "a protocol assignment (RFC 6890)",
        [192, 0, 2, _] | [198, 51, 100, _] | [203, 0, 113, _] => "an address for documentation (RFC 5737)",
        [192, 88, 99, _] => "a retired 6to4 relay (RFC 7526)",
        [198, 18 | 19, ..] => "a benchmark network (RFC 2544)",
        [224..=239, ..] => "a multicast group (RFC 5771)",
        [255, 255, 255, 255] => "the broadcast address (RFC 919)",
        [240..=255, ..] => "reserved (RFC 1112)",
        _ => return None,
    };
    Some(why)
}

fn not_public_v6(address: Ipv6Addr) -> Option<&'static str> {
    if let Some(v4) = address.to_ipv4_mapped() {
        return not_public_v4(v4);
    }
    let why = match address.segments() {
        [0, 0, 0, 0, 0, 0, 0, 0] => "the unspecified address",
        [0, 0, 0, 0, 0, 0, 0, 1] => "this machine (loopback)",
        [0x64, 0xff9b, 0, 0, 0, 0, high, low] => return not_public_v4(embedded(high, low)),
        [0x64, 0xff9b, ..] => "a local translation prefix (RFC 8215)",
        [0x2001, 0, ..] => "a Teredo tunnel (RFC 4380)",
        [0x2001, 0x0..=0x1ff, ..] => "a protocol assignment (RFC 2928)",
        [0x2001, 0xdb8, ..] | [0x3fff, 0..=0x0fff, ..] => "an address for documentation (RFC 3849, RFC 9637)",
        [0x2002, ..] => "a 6to4 tunnel (RFC 7526)",
        // ISATAP (RFC 5214) puts an IPv4 address behind the interface id 0000:5efe or 0200:5efe.
        [_, _, _, _, 0 | 0x200, 0x5efe, ..] => "an ISATAP tunnel (RFC 5214)",
        [0x2000..=0x3fff, ..] => return None,
        [0xfc00..=0xfdff, ..] => "a private network (unique local, RFC 4193)",
        [0xfe80..=0xfebf, ..] => "a link-local address (RFC 4291)",
        [0xfec0..=0xfeff, ..] => "a private network (site-local, RFC 3879)",
        [0xff00..=0xffff, ..] => "a multicast group (RFC 4291)",
        [0x5f00, ..] => "a segment routing address (RFC 9602)",
        _ => "outside the public range 2000::/3",
    };
    Some(why)
}

fn embedded(high: u16, low: u16) -> Ipv4Addr {
    Ipv4Addr::from_bits((u32::from(high) << 16) | u32::from(low))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_public_internet_is_what_no_registry_keeps_for_itself() {
        let public = ["8.8.8.8", "93.184.216.34", "172.15.255.255", "172.32.0.1", "100.63.255.255", "100.128.0.1"];
        let public6 = ["2606:4700:4700::1111", "2a00:1450:4001:801::200e", "::ffff:1.1.1.1", "64:ff9b::808:808"];
        for text in public.iter().chain(&public6) {
            assert_eq!(not_public(text.parse().unwrap()), None, "{text}");
        }
    }

    #[test]
    fn everything_else_is_refused_with_its_reason() {
        for text in [
            "0.0.0.0",
            "10.0.0.1",
            "100.64.0.1",
            "127.0.0.1",
            "169.254.169.254",
            "172.16.0.1",
            "192.0.0.192",
            "192.0.2.1",
            "192.88.99.1",
            "192.168.1.1",
            "198.18.0.1",
            "198.51.100.7",
            "203.0.113.9",
            "224.0.0.1",
            "240.0.0.1",
            "255.255.255.255",
            "168.63.129.16",
            "::",
            "::1",
            "::7f00:1",
            "::ffff:127.0.0.1",
            "64:ff9b::7f00:1",
            "64:ff9b:1::1",
            "2001::1",
            "2001:10::1",
            "2001:db8::1",
            "2002:7f00:1::",
            "3fff::1",
            "5f00::1",
            "fc00::1",
            "fd00:ec2::254",
            "fe80::1",
            "fec0::1",
            "ff02::1",
            "100::1",
            "4000::1",
            "2a00:1450::5efe:7f00:1",
        ] {
            assert!(not_public(text.parse().unwrap()).is_some(), "{text}");
        }
    }
}
