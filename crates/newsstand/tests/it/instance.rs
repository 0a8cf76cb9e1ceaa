//! A Newsstand over a simulated press, started as its operator would start it.

use std::io::{Read, Write};
use std::net::{SocketAddr, TcpListener, TcpStream};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Output, Stdio};
use std::sync::Arc;
use std::time::{Duration, Instant};

use press::{Clock, Faults, Server, Settings, World};

/// How long a condition may take to become true on a busy machine.
const PATIENCE: Duration = Duration::from_secs(90);

/// A simulated press with its catalogue in a file.
pub struct Press {
    pub server: Server,
    pub world: Arc<World>,
    pub folder: tempfile::TempDir,
    /// The time at which the press stands still.
    pub now: news::Timestamp,
}

impl Press {
    /// A press of `titles` titles whose clock stands still, so that what it owes is known.
    pub async fn open(titles: usize, faults: Faults) -> Self {
        let now: news::Timestamp = "2026-11-20T09:00:00Z".parse().unwrap();
        let world = Arc::new(World::new(Settings { history_hours: 24, ..Settings::new(titles, 11, now) }));
        let clock = Clock::new(news::Timestamp::now(), now, 0.0);
        let server =
            press::serve(Arc::clone(&world), clock, faults, SocketAddr::from(([127, 0, 0, 1], 0))).await.unwrap();
        let folder = tempfile::tempdir().unwrap();
        let catalogue = serde_json::to_string(&world.catalogue(server.addr.port())).unwrap();
        std::fs::write(folder.path().join("catalogue.json"), catalogue).unwrap();
        Self { server, world, folder, now }
    }

    pub fn catalogue(&self) -> PathBuf {
        self.folder.path().join("catalogue.json")
    }

    /// A `newsstand` command over this press, with its data in `data`.
    pub fn command(&self, data: &Path, arguments: &[&str]) -> Command {
        let mut command = newsstand(arguments);
        command.arg("--data-folder").arg(data).arg("--catalogue").arg(self.catalogue());
        command.args(["--egress-allow", "127.0.0.0/8", "--log", "warn"]);
        command.arg("--config").arg(self.fast_settings());
        command
    }

    /// Settings without politeness gaps: every host of the press is ours.
    fn fast_settings(&self) -> PathBuf {
        let file = self.folder.path().join("newsstand.toml");
        std::fs::write(&file, "[collect]\nhost_gap_ms = 0\n").unwrap();
        file
    }
}

/// The command alone, with nothing of the surroundings' settings.
pub fn newsstand(arguments: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_newsstand"));
    command.args(arguments).env_remove("RUST_BACKTRACE").stdin(Stdio::null());
    command
}

/// Runs `command` to its end.
pub fn run(mut command: Command) -> Output {
    command.output().unwrap()
}

/// Standard output of a command that must succeed.
pub fn success(command: Command) -> String {
    let output = run(command);
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8(output.stdout).unwrap()
}

/// A running service; killed when dropped.
pub struct Instance {
    child: Child,
    pub address: SocketAddr,
}

impl Instance {
    /// Starts the service over `press` and waits until it answers.
    pub fn start(press: &Press, data: &Path) -> Self {
        let instance = Self::start_without_waiting(press, data);
        instance.wait_until("the service answers", || {
            instance.try_get("/health").is_some_and(|answer| answer.status == 200)
        });
        instance
    }

    /// Starts the service and returns at once.
    pub fn start_without_waiting(press: &Press, data: &Path) -> Self {
        let address = free_address();
        let mut command = press.command(data, &["serve"]);
        command.args(["--listen", &address.to_string()]).stdout(Stdio::null()).stderr(Stdio::inherit());
        Self { child: command.spawn().unwrap(), address }
    }

    /// One process of several over the database at `database`, with these of the roles; it is asked for its state only.
    pub fn start_with_roles(press: &Press, data: &Path, database: &str, roles: &str) -> Self {
        let address = free_address();
        let mut command = press.command(data, &["serve", "--roles", roles, "--database", database]);
        command.args(["--observe-listen", &address.to_string()]).args(["--listen", &free_address().to_string()]);
        command.stdout(Stdio::null()).stderr(Stdio::inherit());
        Self { child: command.spawn().unwrap(), address }
    }

    /// The service that `command` starts at `address`, once it answers.
    pub fn of(mut command: Command, address: SocketAddr) -> Self {
        let instance = Self { child: command.spawn().unwrap(), address };
        instance.wait_until("the service answers", || {
            instance.try_get("/health").is_some_and(|answer| answer.status == 200)
        });
        instance
    }

    pub fn get(&self, path: &str) -> Answer {
        self.try_get(path).unwrap_or_else(|| panic!("no answer to GET {path}"))
    }

    pub fn try_get(&self, path: &str) -> Option<Answer> {
        self.request("GET", path, &[], "")
    }

    /// One request on a connection of its own.
    pub fn request(&self, method: &str, path: &str, headers: &[(&str, &str)], body: &str) -> Option<Answer> {
        let mut stream = TcpStream::connect_timeout(&self.address, Duration::from_secs(5)).ok()?;
        stream.set_read_timeout(Some(PATIENCE)).ok()?;
        let extra: String = headers.iter().map(|(name, value)| format!("{name}: {value}\r\n")).collect();
        let head = format!(
            "{method} {path} HTTP/1.1\r\nHost: {}\r\n{extra}Content-Length: {}\r\nConnection: close\r\n\r\n{body}",
            self.address,
            body.len()
        );
        stream.write_all(head.as_bytes()).ok()?;
        let mut bytes = Vec::new();
        stream.read_to_end(&mut bytes).ok()?;
        Answer::parse(&String::from_utf8_lossy(&bytes))
    }

    /// What /health says.
    pub fn health(&self) -> Option<serde_json::Value> {
        serde_json::from_str(&self.try_get("/health")?.body).ok()
    }

    pub fn wait_until(&self, what: &str, condition: impl Fn() -> bool) {
        let begun = Instant::now();
        while !condition() {
            assert!(begun.elapsed() < PATIENCE, "waited {PATIENCE:?} in vain until {what}");
            std::thread::sleep(Duration::from_millis(20));
        }
    }

    /// Waits until every feed was answered or has failed, and no article page is waiting.
    pub fn wait_until_collected(&self) {
        let quiet = std::cell::Cell::new((0, Instant::now()));
        self.wait_until("everything is collected", || {
            let Some(health) = self.health() else { return false };
            let asked = health["feeds_answered"].as_i64().unwrap_or(0) + health["feeds_failing"].as_i64().unwrap_or(0);
            let due = health["pages_waiting"].as_i64().unwrap_or(1);
            let articles = health["articles"].as_i64().unwrap_or(0);
            if articles != quiet.get().0 {
                quiet.set((articles, Instant::now()));
            }
            health["feeds"].as_i64().is_some_and(|feeds| feeds > 0 && asked >= feeds) && due == 0
        });
    }

    /// SIGKILL: no chance to finish anything.
    pub fn kill(mut self) {
        self.child.kill().unwrap();
        self.child.wait().unwrap();
    }

    /// SIGTERM, and the exit code.
    pub fn stop(mut self) -> Option<i32> {
        self.signal("TERM");
        self.child.wait().unwrap().code()
    }

    /// Sends it a signal, such as `STOP`.
    pub fn signal(&self, name: &str) {
        let pid = self.child.id().to_string();
        assert!(Command::new("kill").args([&format!("-{name}"), &pid]).status().unwrap().success());
    }

    /// The value of a metric; 0 where nothing of it was counted yet.
    pub fn metric(&self, name: &str) -> f64 {
        let page = self.try_get("/metrics").map(|answer| answer.body).unwrap_or_default();
        page.lines().find_map(|line| line.strip_prefix(name)?.strip_prefix(' ')?.parse().ok()).unwrap_or_default()
    }
}

impl Drop for Instance {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// A loopback address that was free a moment ago.
pub fn free_address() -> SocketAddr {
    TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap()
}

/// An HTTP answer.
#[derive(Debug)]
pub struct Answer {
    pub status: u16,
    pub headers: Vec<(String, String)>,
    pub body: String,
}

impl Answer {
    fn parse(text: &str) -> Option<Self> {
        let (head, body) = text.split_once("\r\n\r\n")?;
        let mut lines = head.lines();
        let status = lines.next()?.split(' ').nth(1)?.parse().ok()?;
        let headers: Vec<(String, String)> = lines
            .filter_map(|line| line.split_once(": "))
            .map(|(name, value)| (name.to_lowercase(), value.to_owned()))
            .collect();
        let chunked = headers.iter().any(|(name, value)| name == "transfer-encoding" && value == "chunked");
        Some(Self { status, headers, body: if chunked { unchunk(body) } else { body.to_owned() } })
    }

    pub fn header(&self, name: &str) -> Option<&str> {
        self.headers.iter().find(|(own, _)| own == name).map(|(_, value)| value.as_str())
    }
}

fn unchunk(body: &str) -> String {
    let bytes = body.as_bytes();
    let (mut at, mut whole) = (0, Vec::new());
    while let Some(end) = bytes[at..].windows(2).position(|pair| pair == b"\r\n") {
        let size = std::str::from_utf8(&bytes[at..at + end])
            .ok()
            .and_then(|line| usize::from_str_radix(line.trim(), 16).ok())
            .unwrap_or(0);
        if size == 0 {
            break;
        }
        let start = at + end + 2;
        whole.extend_from_slice(&bytes[start..(start + size).min(bytes.len())]);
        at = (start + size + 2).min(bytes.len());
    }
    String::from_utf8_lossy(&whole).into_owned()
}
