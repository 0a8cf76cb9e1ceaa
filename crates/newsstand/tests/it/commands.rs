//! The operator's commands.

use press::Faults;
use serde_json::Value;

use crate::instance::{Press, newsstand, run, success};

#[tokio::test(flavor = "multi_thread")]
async fn titles_are_listed_switched_exported_and_imported() {
    let press = Press::open(10, Faults::none()).await;
    let data = press.folder.path().join("data");
    let titles: Vec<Value> =
        serde_json::from_str(&success(press.command(&data, &["titles", "list", "--json"]))).unwrap();
    assert_eq!(titles.len(), 10);
    let slug = titles[0]["slug"].as_str().unwrap().to_owned();

    success(press.command(&data, &["titles", "off", &slug]));
    let opml = success(press.command(&data, &["titles", "export"]));
    assert!(opml.contains("<opml") && !opml.contains(&format!("//{slug}.")), "{opml}");

    let list = press.folder.path().join("list.opml");
    std::fs::write(&list, &opml).unwrap();
    let other = press.folder.path().join("other");
    let nothing = press.folder.path().join("nothing.json");
    std::fs::write(&nothing, "[]").unwrap();
    let empty = |arguments: &[&str]| {
        let mut command = newsstand(arguments);
        command.arg("--data-folder").arg(&other).arg("--catalogue").arg(&nothing);
        success(command)
    };
    let said = empty(&["titles", "import", list.to_str().unwrap()]);
    assert!(said.contains("9 titles read"), "{said}");
    let again = empty(&["titles", "export"]);
    let feeds = |text: &str| text.matches("xmlUrl").count();
    assert_eq!(feeds(&again), feeds(&opml));
}

#[tokio::test(flavor = "multi_thread")]
async fn an_unknown_title_is_said_with_a_way_on() {
    let press = Press::open(10, Faults::none()).await;
    let output = run(press.command(&press.folder.path().join("data"), &["titles", "on", "no-such-title"]));
    assert_eq!(output.status.code(), Some(1));
    assert!(String::from_utf8_lossy(&output.stderr).contains("newsstand titles list"));
}

#[tokio::test(flavor = "multi_thread")]
async fn a_homepage_is_enough_to_add_its_feed() {
    let press = Press::open(10, Faults::none()).await;
    let data = press.folder.path().join("data");
    let homepage = press.world.catalogue(press.server.addr.port())[0].homepage.clone();
    let said = success(press.command(&data, &["feeds", "add", &homepage]));
    assert!(said.contains("added http://"), "{said}");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_feed_is_checked_without_being_stored() {
    let press = Press::open(10, Faults::none()).await;
    let data = press.folder.path().join("data");
    let feed = press.world.catalogue(press.server.addr.port())[0].feeds[0].url.clone();
    let said = success(press.command(&data, &["feeds", "check", &feed]));
    assert!(said.contains("entries"), "{said}");
    assert!(!data.join("newsstand.sqlite").exists());
}

#[test]
fn check_explains_a_folder_that_cannot_be_written() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("a-file");
    std::fs::write(&file, "not a folder").unwrap();
    let output = run(newsstand(&["check", "--data-folder", file.join("data").to_str().unwrap()]));
    assert_eq!(output.status.code(), Some(1));
    let said = String::from_utf8_lossy(&output.stdout).into_owned();
    assert!(said.contains("WRONG data folder") && said.contains("--data-folder"), "{said}");
}

#[test]
fn check_explains_a_bad_line_of_the_settings() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("newsstand.toml");
    std::fs::write(&file, "name = 'x'\nlisten = 'nowhere'\n").unwrap();
    let output = run(newsstand(&["check", "--config", file.to_str().unwrap()]));
    assert_eq!(output.status.code(), Some(1));
    let said = String::from_utf8_lossy(&output.stdout).into_owned();
    assert!(said.contains("line 2") && said.contains("listen"), "{said}");
}

#[test]
fn check_looks_at_everything_that_a_start_needs() {
    let folder = tempfile::tempdir().unwrap();
    let at = |name: &str| folder.path().join(name).display().to_string();
    std::fs::write(folder.path().join("broken.json"), "[{").unwrap();
    std::fs::write(folder.path().join("clock"), "soon").unwrap();
    let (broken, clock, data) = (at("broken.json"), at("clock"), at("data"));
    let taken = std::net::TcpListener::bind("127.0.0.1:0").unwrap();
    let taken = taken.local_addr().unwrap().to_string();
    for (flag, value, expected) in [
        ("--catalogue", broken.as_str(), "WRONG catalogue"),
        ("--clock-offset-file", clock.as_str(), "WRONG clock"),
        ("--log", "a=b=c", "WRONG log"),
        ("--egress-allow", "home", "WRONG openings"),
        ("--observe-listen", "192.0.2.1:1", "WRONG observing"),
        ("--listen", "192.0.2.1:1", "no address of this machine"),
        ("--data-folder", clock.as_str(), "is a file, not a folder"),
    ] {
        let mut command = newsstand(&["check", flag, value]);
        if flag != "--data-folder" {
            command.args(["--data-folder", &data]);
        }
        if flag != "--listen" {
            command.args(["--listen", "127.0.0.1:0"]);
        }
        let output = run(command);
        let said = String::from_utf8_lossy(&output.stdout).into_owned();
        assert_eq!(output.status.code(), Some(1), "{flag}: {said}");
        assert!(said.contains(expected) && said.matches("WRONG").count() == 1, "{flag}: {said}");
    }
    let output = run(newsstand(&["check", "--data-folder", &data, "--listen", "127.0.0.1:0", "--dns", &taken]));
    let said = String::from_utf8_lossy(&output.stdout).into_owned();
    assert!(output.status.success() && said.contains(&format!("note  network      the name server {taken}")), "{said}");
}

#[test]
fn check_explains_a_database_that_is_none() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("newsstand.sqlite");
    std::fs::write(&file, "this is not a database, however long it may be made to look").unwrap();
    let output = run(newsstand(&["check", "--data-folder", folder.path().to_str().unwrap()]));
    assert_eq!(output.status.code(), Some(1));
    assert!(String::from_utf8_lossy(&output.stdout).contains("WRONG database"));
}

#[test]
fn the_printed_settings_are_a_configuration_file() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("newsstand.toml");
    std::fs::write(&file, success(newsstand(&["config", "--listen", "127.0.0.1:9999"]))).unwrap();
    let again = success(newsstand(&["config", "--config", file.to_str().unwrap()]));
    assert!(again.contains("127.0.0.1:9999"));
}

#[test]
fn every_route_has_a_role() {
    let routes: Vec<Value> = serde_json::from_str(&success(newsstand(&["routes", "--json"]))).unwrap();
    assert!(routes.iter().any(|route| route["path"] == "/" && route["method"] == "GET"));
    assert!(routes.iter().any(|route| route["path"] == "/console/titles" && route["role"] == "operator"));
    for route in &routes {
        for key in ["method", "path", "role"] {
            assert!(route[key].as_str().is_some_and(|word| !word.is_empty()), "{route}");
        }
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn readers_are_invited_listed_and_changed() {
    let press = Press::open(10, Faults::none()).await;
    let data = press.folder.path().join("data");
    let readers = |arguments: &[&str]| press.command(&data, &[&["readers"], arguments].concat());
    let link = success(readers(&["invite", "Anna@example.org", "--role", "editor", "--name", "Anna"]));
    assert!(link.contains("/invitation?token="), "{link}");
    let again = success(readers(&["link", "anna@example.org"]));
    assert!(again.contains("/invitation?token=") && again != link, "{again}");
    success(readers(&["role", "anna@example.org", "reader"]));
    let list: Vec<Value> = serde_json::from_str(&success(readers(&["list", "--json"]))).unwrap();
    assert_eq!((list[0]["role"].as_str(), list[0]["state"].as_str()), (Some("reader"), Some("invited")));
    assert!(success(readers(&["list"])).contains("Anna@example.org  reader"));
    success(readers(&["suspend", "anna@example.org"]));
    let refused = run(readers(&["link", "anna@example.org"]));
    assert!(String::from_utf8_lossy(&refused.stderr).contains("newsstand readers resume"));
    success(readers(&["resume", "anna@example.org"]));
    success(readers(&["erase", "anna@example.org"]));
    for (arguments, said) in [
        (vec!["role", "anna@example.org", "editor"], "no account has the address"),
        (vec!["invite", "anna@example.org", "--role", "king"], "the roles are reader, publisher, editor, operator"),
        (vec!["invite", "no address"], "An e-mail address has a name"),
    ] {
        let refused = run(readers(&arguments));
        assert_eq!(refused.status.code(), Some(1), "{arguments:?}");
        let stderr = String::from_utf8_lossy(&refused.stderr).into_owned();
        assert!(stderr.contains(said), "{stderr}");
    }
}
