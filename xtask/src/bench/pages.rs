//! `cargo xtask bench pages`: the whole service over real pages. Each host of a folder becomes a title on loopback whose feed has
//! headlines only, so that every article must come from its page.

use std::collections::BTreeMap;
use std::io::{BufRead, BufReader, Read, Write};
use std::net::{TcpListener, TcpStream};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::sync::Arc;
use std::time::Instant;

use anyhow::{Context, Result, bail};
use clap::Args;
use serde_json::{Value, json};

use crate::command::{cargo, run as run_command};

/// Serve folders of real pages as titles and collect them: how many become articles, and how fast.
#[derive(Args)]
#[command(after_help = "Example:\n  cargo xtask bench pages ../shared/data/extraction/dev/fundus")]
pub struct Options {
    /// Folders with ground-truth.json.gz and html/ [default: every folder in ../shared/data/extraction/dev].
    folders: Vec<PathBuf>,
    /// A `newsstand` built elsewhere.
    #[arg(long)]
    program: Option<PathBuf>,
}

/// Pages by virtual host and path.
type Site = BTreeMap<(String, String), Vec<u8>>;

/// Runs the benchmark.
pub fn run(options: &Options) -> Result<()> {
    let program = match &options.program {
        Some(program) => program.clone(),
        None => {
            run_command(&mut cargo(&["build", "--release", "--package", "newsstand"])?)?;
            crate::test::target_folder()?.join("release/newsstand")
        }
    };
    let folders = if options.folders.is_empty() { default_folders()? } else { options.folders.clone() };
    let listener = TcpListener::bind("127.0.0.1:0")?;
    let port = listener.local_addr()?.port();
    let (site, catalogue) = read(&folders, port)?;
    let pages = site.len() - catalogue.len();
    println!("{pages} real pages of {} hosts, served on loopback as titles", catalogue.len());
    let site = Arc::new(site);
    std::thread::spawn(move || {
        for stream in listener.incoming().flatten() {
            let site = Arc::clone(&site);
            std::thread::spawn(move || serve(stream, &site));
        }
    });

    let folder = tempfile::tempdir()?;
    std::fs::write(folder.path().join("catalogue.json"), serde_json::to_vec(&catalogue)?)?;
    std::fs::write(
        folder.path().join("newsstand.toml"),
        "log = 'error'\negress_allow = ['127.0.0.0/8']\n[collect]\nhost_gap_ms = 0\n",
    )?;
    let configured = |command: &str| {
        let mut newsstand = Command::new(&program);
        newsstand.arg(command).arg("--data-folder").arg(folder.path().join("data"));
        newsstand
            .arg("--config")
            .arg(folder.path().join("newsstand.toml"))
            .arg("--catalogue")
            .arg(folder.path().join("catalogue.json"));
        newsstand.stdin(Stdio::null());
        newsstand
    };
    let begun = Instant::now();
    let status = configured("collect").stdout(Stdio::null()).status().context("newsstand collect did not start")?;
    let seconds = begun.elapsed().as_secs_f64();
    println!("collected in {seconds:.1} s ({:.0} pages a second, all steps) with {status}", pages as f64 / seconds);
    report(configured("export").arg("--jsonl").output()?.stdout, pages)?;
    run_command(&mut configured("verify"))
}

/// Says how many pages became articles with a text of their own.
fn report(exported: Vec<u8>, pages: usize) -> Result<()> {
    let articles: Vec<Value> = String::from_utf8(exported)?
        .lines()
        .map(serde_json::from_str)
        .collect::<Result<_, _>>()
        .context("newsstand export printed no JSON")?;
    // A feed's headline is the first revision, the page's text the second.
    let without: Vec<&str> = articles
        .iter()
        .filter(|article| article["revision"].as_i64() < Some(2))
        .filter_map(|article| article["guid"].as_str())
        .collect();
    println!(
        "{} of {pages} pages are articles; {} of them have the text of their page",
        articles.len(),
        articles.len() - without.len()
    );
    for guid in without {
        println!("    without text: {guid}");
    }
    if articles.len() != pages {
        bail!("{} articles from {pages} pages", articles.len());
    }
    Ok(())
}

fn default_folders() -> Result<Vec<PathBuf>> {
    let parent = Path::new("../shared/data/extraction/dev");
    let mut folders: Vec<PathBuf> = std::fs::read_dir(parent)
        .with_context(|| format!("{} is not there; name a folder", parent.display()))?
        .map(|entry| Ok(entry?.path()))
        .collect::<Result<_>>()?;
    folders.sort();
    Ok(folders)
}

/// The pages of `folders` with a feed for each host, and the catalogue of those hosts.
fn read(folders: &[PathBuf], port: u16) -> Result<(Site, Vec<Value>)> {
    let mut site = Site::new();
    let mut feeds: BTreeMap<String, String> = BTreeMap::new();
    for folder in folders {
        let truths: BTreeMap<String, Value> = serde_json::from_slice(&unpacked(&folder.join("ground-truth.json.gz"))?)?;
        for (number, (id, truth)) in truths.iter().enumerate() {
            let address = ["url", "canonical"].iter().find_map(|key| truth[*key].as_str()).unwrap_or_default();
            let host = address.split('/').nth(2).filter(|host| !host.is_empty()).unwrap_or("unknown");
            let name: String =
                host.chars().map(|c| if c.is_ascii_alphanumeric() { c.to_ascii_lowercase() } else { '-' }).collect();
            let path =
                format!("/{}/{number}", folder.file_name().map(|name| name.to_string_lossy()).unwrap_or_default());
            site.insert((name.clone(), path.clone()), unpacked(&folder.join("html").join(format!("{id}.html.gz")))?);
            let item = format!(
                "<item><guid>{id}</guid><link>http://{name}.localhost:{port}{path}</link><title>Page {id}</title></item>\n"
            );
            feeds.entry(name).or_default().push_str(&item);
        }
    }
    let mut catalogue = Vec::new();
    for (name, items) in feeds {
        let home = format!("http://{name}.localhost:{port}/");
        catalogue.push(json!({
            "slug": name, "name": name, "kind": "digital", "homepage": home, "country": "", "languages": [], "on_by_default": true,
            "feeds": [{ "url": format!("{home}feed.xml"), "kind": "feed" }],
        }));
        let feed = format!("<rss version=\"2.0\"><channel><title>{name}</title>\n{items}</channel></rss>");
        site.insert((name, "/feed.xml".to_owned()), feed.into_bytes());
    }
    Ok((site, catalogue))
}

fn unpacked(file: &Path) -> Result<Vec<u8>> {
    let packed = std::fs::File::open(file).with_context(|| format!("cannot open {}", file.display()))?;
    let mut bytes = Vec::new();
    flate2::read::GzDecoder::new(packed)
        .read_to_end(&mut bytes)
        .with_context(|| format!("{} is not gzip", file.display()))?;
    Ok(bytes)
}

/// Answers requests on one connection until it ends.
fn serve(mut stream: TcpStream, site: &Site) {
    let Ok(reading) = stream.try_clone() else { return };
    let mut lines = BufReader::new(reading).lines().map_while(Result::ok);
    while let Some(request) = lines.next() {
        let path = request.split(' ').nth(1).unwrap_or_default().to_owned();
        let headers: Vec<String> = lines.by_ref().take_while(|line| !line.is_empty()).collect();
        let host = headers
            .iter()
            .find_map(|line| line.to_ascii_lowercase().strip_prefix("host: ").map(str::to_owned))
            .unwrap_or_default();
        let name = host.split('.').next().unwrap_or_default().to_owned();
        let (status, kind, body) = match site.get(&(name, path.clone())) {
            Some(bytes) if path.ends_with(".xml") => ("200 OK", "application/rss+xml", bytes.as_slice()),
            Some(bytes) => ("200 OK", "text/html", bytes.as_slice()),
            None => ("404 Not Found", "text/plain", &b"not here"[..]),
        };
        let head = format!("HTTP/1.1 {status}\r\nContent-Type: {kind}\r\nContent-Length: {}\r\n\r\n", body.len());
        if stream.write_all(head.as_bytes()).and_then(|()| stream.write_all(body)).is_err() {
            return;
        }
    }
}
