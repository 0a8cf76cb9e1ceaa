//! A private PostgreSQL for the tests: own data folder, own port, gone when the task ends.
//!
//! The server runs below a small shell that waits for the end of its input. However this task ends (success, failure,
//! Ctrl-C, kill), the pipe closes, and the shell stops the server and removes the folder.

use std::{
    net::{TcpListener, TcpStream},
    os::unix::{fs::chown, process::CommandExt},
    path::Path,
    process::{Child, ChildStdin, Command, Stdio},
    time::{Duration, Instant},
};

use anyhow::{Context, Result, bail};

use crate::machine;

/// What the shell does: server below it, wait for the end of input, stop, clean up. Ctrl-C reaches the whole process group and is ignored here.
const KEEPER: &str = r#"trap '' INT TERM HUP
"$1/postgres" -D "$2/data" -p "$3" -k "$2" -c listen_addresses=127.0.0.1 -c fsync=off -c synchronous_commit=off \
    -c full_page_writes=off -c max_connections=300 -c dynamic_shared_memory_type=mmap >"$2/log" 2>&1 </dev/null &
cat >/dev/null
kill -INT $! 2>/dev/null
wait
rm -rf "$2"
"#;

/// How long a server may take to accept connections.
const START: Duration = Duration::from_secs(60);

/// A running private server. Dropping it stops it.
pub struct Server {
    port: u16,
    keeper: Child,
    input: Option<ChildStdin>,
}

impl Server {
    /// Creates a cluster in a temporary folder and starts it on a free port.
    pub fn start() -> Result<Self> {
        let programs =
            machine::postgres_programs().context("PostgreSQL's server programs (initdb, postgres) are not there")?;
        let folder = std::env::temp_dir().join(format!("newsstand-postgres-{}", std::process::id()));
        std::fs::create_dir_all(&folder).with_context(|| format!("{} cannot be made", folder.display()))?;
        // PostgreSQL refuses to run as root.
        let account = if machine::is_root() { Some(unprivileged_account()?) } else { None };
        if let Some((user, group)) = account {
            chown(&folder, Some(user), Some(group))
                .with_context(|| format!("{} cannot be given away", folder.display()))?;
        }
        initialise(&programs, &folder, account)?;
        let port = free_port()?;
        let mut keeper = Command::new("sh");
        keeper
            .args(["-c", KEEPER, "postgres-keeper"])
            .arg(&programs)
            .arg(&folder)
            .arg(port.to_string())
            .current_dir("/");
        keeper.stdin(Stdio::piped());
        as_account(&mut keeper, account);
        let mut keeper = keeper.spawn().context("`sh` did not start")?;
        let input = keeper.stdin.take();
        let server = Self { port, keeper, input };
        server.wait_until_it_answers(&folder.join("log"))?;
        Ok(server)
    }

    /// The address that the tests use.
    pub fn url(&self) -> String {
        format!("postgres://postgres@127.0.0.1:{}/postgres", self.port)
    }

    fn wait_until_it_answers(&self, log: &Path) -> Result<()> {
        let start = Instant::now();
        while start.elapsed() < START {
            // The line is written when connections are accepted; the port alone may belong to somebody else.
            let words = std::fs::read_to_string(log).unwrap_or_default();
            if words.contains("database system is ready to accept connections")
                && TcpStream::connect(("127.0.0.1", self.port)).is_ok()
            {
                return Ok(());
            }
            if words.contains("FATAL") {
                bail!("the private PostgreSQL did not start: {}", words.trim());
            }
            std::thread::sleep(Duration::from_millis(50));
        }
        bail!("the private PostgreSQL did not answer within {START:?}; its log: {}", log.display());
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        drop(self.input.take());
        let _ = self.keeper.wait();
    }
}

fn initialise(programs: &Path, folder: &Path, account: Option<(u32, u32)>) -> Result<()> {
    let mut initdb = Command::new(programs.join("initdb"));
    initdb.arg("-D").arg(folder.join("data")).args([
        "-U",
        "postgres",
        "-A",
        "trust",
        "-E",
        "UTF8",
        "--locale=C.UTF-8",
        "--no-sync",
    ]);
    initdb.current_dir("/").stdin(Stdio::null());
    as_account(&mut initdb, account);
    crate::command::output(&mut initdb).context("a private PostgreSQL cluster could not be made")?;
    Ok(())
}

fn as_account(command: &mut Command, account: Option<(u32, u32)>) {
    if let Some((user, group)) = account {
        command.uid(user).gid(group);
    }
}

/// User and group id of `postgres`, else `nobody`.
fn unprivileged_account() -> Result<(u32, u32)> {
    let accounts = std::fs::read_to_string("/etc/passwd").context("/etc/passwd cannot be read")?;
    ["postgres", "nobody"]
        .iter()
        .find_map(|name| account_in(&accounts, name))
        .context("neither `postgres` nor `nobody` is an account here")
}

/// User and group id of `name` in the text of /etc/passwd.
fn account_in(accounts: &str, name: &str) -> Option<(u32, u32)> {
    let line = accounts.lines().find(|line| line.split(':').next() == Some(name))?;
    let mut fields = line.split(':').skip(2);
    Some((fields.next()?.parse().ok()?, fields.next()?.parse().ok()?))
}

/// A port that nobody uses now.
pub fn free_port() -> Result<u16> {
    let listener = TcpListener::bind(("127.0.0.1", 0)).context("no free port on 127.0.0.1")?;
    Ok(listener.local_addr()?.port())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn accounts_are_read_by_their_whole_name() {
        let accounts = "root:x:0:0::/:/bin/sh\npostgresql:x:1:2::/:/bin/sh\npostgres:x:105:112:,,,:/var/lib/postgresql:/bin/bash\n";
        assert_eq!(account_in(accounts, "postgres"), Some((105, 112)));
        assert_eq!(account_in(accounts, "nobody"), None);
    }

    #[test]
    fn a_private_server_answers_and_leaves_nothing_behind() {
        if machine::postgres_programs().is_none() {
            // `cargo xtask test` installs it first; a plain `cargo test` on a machine without it has nothing to check here.
            return;
        }
        let server = Server::start().unwrap();
        let port = server.port;
        assert!(TcpStream::connect(("127.0.0.1", port)).is_ok());
        drop(server);
        assert!(TcpStream::connect(("127.0.0.1", port)).is_err());
        assert!(!std::env::temp_dir().join(format!("newsstand-postgres-{}", std::process::id())).exists());
    }
}
