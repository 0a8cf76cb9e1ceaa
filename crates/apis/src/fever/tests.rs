//! Calls as apps make them.

use axum::body::Body;
use http::{Request, StatusCode};
use serde_json::Value;

use super::*;
use crate::google::tests::{NOW_US, Room, arrival};

async fn ask(room: &Room, query: &str, form: &str) -> Value {
    let key = identity::fever_key(room.address, &room.token);
    let form = format!("api_key={}&{form}", key.to_uppercase());
    let (status, _, text) =
        room.ask(Request::post(format!("/fever/?api&{query}")).body(Body::from(form)).unwrap()).await;
    assert_eq!(status, StatusCode::OK, "{query}: {text}");
    serde_json::from_str(&text).unwrap()
}

fn ids(value: &Value, name: &str) -> Vec<String> {
    value[name].as_str().unwrap().split(',').filter(|id| !id.is_empty()).map(str::to_owned).collect()
}

const BOTH: [Scope; 2] = [Scope::Read, Scope::Write];

#[tokio::test]
async fn a_wrong_key_learns_nothing() {
    let room = Room::new(&BOTH).await;
    for key in ["", "api_key=", "api_key=0123456789abcdef0123456789abcdef", &format!("api_key={}", room.token)] {
        let (status, _, text) =
            room.ask(Request::post("/fever/?api&feeds").body(Body::from(key.to_owned())).unwrap()).await;
        assert_eq!((status, text.as_str()), (StatusCode::OK, r#"{"api_version":3,"auth":0}"#));
    }
    let said = ask(&room, "", "").await;
    assert_eq!((said["auth"].as_i64(), said.get("feeds")), (Some(1), None));
}

#[tokio::test]
async fn feeds_stand_in_groups() {
    let room = Room::new(&BOTH).await;
    let said = ask(&room, "groups&feeds", "").await;
    let courier = room.title("courier").await.0;
    assert_eq!(said["groups"][0]["title"], "News");
    assert_eq!(said["feeds_groups"][0]["feed_ids"], courier.to_string());
    assert_eq!((said["feeds"].as_array().unwrap().len(), said["feeds"][0]["url"].is_string()), (2, true));
}

#[tokio::test]
async fn items_come_from_the_beginning_in_order_and_once() {
    let room = Room::new(&BOTH).await;
    let first = ask(&room, "items&since_id=0", "").await;
    let numbers: Vec<i64> = first["items"].as_array().unwrap().iter().filter_map(|item| item["id"].as_i64()).collect();
    assert_eq!((numbers.len(), first["total_items"].as_i64()), (6, Some(6)));
    assert!(numbers.is_sorted());
    let after = ask(&room, &format!("items&since_id={}", numbers[3]), "").await;
    assert_eq!(after["items"].as_array().unwrap().len(), 2);
    let before = ask(&room, &format!("items&max_id={}", numbers[3]), "").await;
    let before: Vec<i64> = before["items"].as_array().unwrap().iter().filter_map(|item| item["id"].as_i64()).collect();
    assert_eq!(before, [numbers[2], numbers[1], numbers[0]]);
    let named = ask(&room, &format!("items&with_ids={},{},x", numbers[5], numbers[0]), "").await;
    assert_eq!(named["items"].as_array().unwrap().len(), 2);
}

#[tokio::test]
async fn marks_hold_however_often_they_are_sent() {
    let room = Room::new(&BOTH).await;
    let all = ids(&ask(&room, "unread_item_ids", "").await, "unread_item_ids");
    assert_eq!(all.len(), 6);
    for _ in 0..2 {
        let said = ask(&room, "", &format!("mark=item&as=saved&id={}", all[0])).await;
        assert_eq!(ids(&said, "saved_item_ids"), all[..1]);
        let said = ask(&room, "", &format!("mark=item&as=read&id={}", all[0])).await;
        assert_eq!(ids(&said, "unread_item_ids").len(), 5);
    }
    ask(&room, "", &format!("mark=item&as=unsaved&id={}", all[0])).await;
    let said = ask(&room, "", &format!("mark=item&as=unread&id={}", all[0])).await;
    assert_eq!((ids(&said, "unread_item_ids").len(), ids(&said, "saved_item_ids").len()), (6, 0));
    let group = ask(&room, "groups", "").await["groups"][0]["id"].as_i64().unwrap();
    assert_eq!(ids(&ask(&room, "", &format!("mark=group&as=read&id={group}")).await, "unread_item_ids").len(), 3);
    let journal = room.title("journal").await.0;
    let early = ask(&room, "", &format!("mark=feed&as=read&id={journal}&before=1")).await;
    assert_eq!(ids(&early, "unread_item_ids").len(), 3, "only up to then");
    assert_eq!(ids(&ask(&room, "", "mark=group&as=read&id=0").await, "unread_item_ids").len(), 0);
}

#[tokio::test]
async fn an_episode_plays_in_its_text() {
    let room = Room::new(&BOTH).await;
    let mut episode = arrival("episode");
    let sound = Recording::new("https://cdn.example/1.mp3?a=1&b=\"2", Some("audio/mpeg"), None, None);
    episode.article.recordings.extend(sound);
    room.record("courier", NOW_US - 1, vec![episode]).await;
    let said = ask(&room, "items&since_id=0", "").await;
    let html = said["items"].as_array().unwrap().last().unwrap()["html"].as_str().unwrap();
    let address = "https://cdn.example/1.mp3?a=1&amp;b=&quot;2";
    assert!(html.contains(&format!("<audio controls preload=\"none\" src=\"{address}\">")), "{html}");
}
