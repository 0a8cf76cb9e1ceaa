//! What the API is, for programs and people: OpenAPI 3.1. A test holds every answer to it.

use axum::extract::State;
use axum::response::Response;
use serde_json::{Value, json};

use crate::CachePolicy;
use crate::app::App;
use crate::respond::set_policy;

/// `GET /api/openapi.json`
pub(crate) async fn describe(State(app): State<App>) -> Response {
    let mut response = super::as_json(&description(&app.settings.base_url));
    set_policy(&mut response, CachePolicy::NEWS);
    response
}

fn object(properties: Value, optional: &[&str]) -> Value {
    let required: Vec<&String> = properties
        .as_object()
        .map(|fields| fields.keys().filter(|name| !optional.contains(&name.as_str())).collect())
        .unwrap_or_default();
    json!({ "type": "object", "required": required, "properties": properties, "additionalProperties": false })
}

fn list_of(schema: &str) -> Value {
    json!({ "type": "array", "items": { "$ref": format!("#/components/schemas/{schema}") } })
}

fn answer(schema: &str) -> Value {
    json!({
        "200": {
            "description": "As asked.",
            "content": { "application/json": { "schema": { "$ref": format!("#/components/schemas/{schema}") } } },
        },
        "default": {
            "description": "What went wrong, in a sentence.",
            "content": { "application/json": { "schema": { "$ref": "#/components/schemas/Error" } } },
        },
    })
}

fn operation(method: &str, id: &str, summary: &str, parameters: Value, schema: &str) -> Value {
    json!({ method: {
        "operationId": id, "summary": summary, "parameters": parameters, "responses": answer(schema),
        "security": [{}, { "token": [] }],
    }})
}

fn parameter(name: &str, place: &str, about: &str) -> Value {
    json!({ "name": name, "in": place, "required": place == "path", "description": about, "schema": { "type": "string" } })
}

/// The fields of an article in a list.
fn article() -> Value {
    json!({
        "id": { "type": "string" },
        "url": { "type": "string" },
        "headline": { "type": "string" },
        "summary": { "type": "string", "description": "As everybody sees it: of a locked article only the beginning." },
        "byline": { "type": ["string", "null"] },
        "title": { "$ref": "#/components/schemas/TitleName" },
        "section": { "type": ["string", "null"] },
        "language": { "type": "string" },
        "published": { "type": ["string", "null"], "format": "date-time" },
        "seen": { "type": ["string", "null"], "format": "date-time" },
        "words": { "type": "integer" },
        "locked": { "type": "boolean" },
        "story": { "type": ["string", "null"], "description": "The id of its story." },
        "state": { "$ref": "#/components/schemas/State" },
    })
}

fn whole_article() -> Value {
    let mut fields = article();
    let more = json!({
        "html": { "type": "string", "description": "Safe HTML." },
        "text": { "type": "string" },
        "cut": { "type": "boolean", "description": "Whether something is kept back from this caller." },
        "authors": { "type": "array", "items": { "type": "string" } },
        "agencies": { "type": "array", "items": { "type": "string" } },
        "original": { "type": "string" },
        "recordings": {
            "type": "array", "items": { "$ref": "#/components/schemas/Recording" },
            "description": "Sound and video, at their publisher's; none where they are kept back from this caller.",
        },
        "revision": { "type": "integer" },
    });
    if let (Some(fields), Value::Object(more)) = (fields.as_object_mut(), more) {
        fields.extend(more);
    }
    fields
}

fn schemas() -> Value {
    let text = json!({ "type": "string" });
    let number = json!({ "type": "integer" });
    json!({
        "Error": object(json!({ "error": text }), &[]),
        "Recording": object(json!({
            "url": text, "type": text, "bytes": { "type": ["integer", "null"] }, "seconds": { "type": ["integer", "null"] },
        }), &[]),
        "TitleName": object(json!({ "slug": text, "name": text }), &[]),
        "State": object(json!({ "read": { "type": "boolean" }, "saved": { "type": "boolean" } }), &[]),
        "NewState": object(json!({ "read": { "type": "boolean" }, "saved": { "type": "boolean" } }), &["read", "saved"]),
        "ListName": object(json!({ "name": text, "title": text }), &[]),
        "Lists": object(json!({ "lists": list_of("ListName") }), &[]),
        "Card": object(article(), &["state"]),
        "List": object(json!({ "name": text, "title": text, "hidden": number, "articles": list_of("Card") }), &[]),
        "Article": object(whole_article(), &["state"]),
        "Story": object(json!({
            "id": text, "url": text, "headline": text, "titles": number, "reports": number,
            "opened": { "type": ["string", "null"], "format": "date-time" },
            "newest": { "type": ["string", "null"], "format": "date-time" },
            "hidden": number, "articles": list_of("Card"),
        }), &[]),
        "Unread": object(json!({ "title": text, "articles": number }), &[]),
        "Label": object(json!({ "name": text, "articles": number }), &[]),
        "Reading": object(json!({ "saved": number, "unread": list_of("Unread"), "labels": list_of("Label") }), &[]),
    })
}

fn description(base: &str) -> Value {
    let id = |about: &str| parameter("id", "path", about);
    let mut set_state = operation(
        "post",
        "setState",
        "Marks an article; what is left out stays as it is. Needs a token that may write.",
        json!([id("The article.")]),
        "State",
    );
    if let Some(post) = set_state.get_mut("post").and_then(Value::as_object_mut) {
        let schema = json!({ "$ref": "#/components/schemas/NewState" });
        post.insert(
            "requestBody".to_owned(),
            json!({ "required": true, "content": { "application/json": { "schema": schema } } }),
        );
        post.insert("security".to_owned(), json!([{ "token": [] }]));
    }
    json!({
        "openapi": "3.1.0",
        "info": {
            "title": "Newsstand",
            "version": "1",
            "description": "Lists, articles, stories and one's own state. Without a token it gives what everybody sees; with one that may read, what \
                its reader mutes is left out. Locked texts are cut as on the pages.",
        },
        "servers": [{ "url": base }],
        "paths": {
            "/api/v1/lists": operation("get", "lists", "The names of lists.", json!([]), "Lists"),
            "/api/v1/lists/{name}": operation("get", "list", "The articles of a list.", json!([
                parameter("name", "path", "`top`, `latest`, `section.world`, `title.NAME`, `story.ID`, `search`, `saved` .."),
                parameter("edition", "query", "Of `top` and sections: which edition."),
                parameter("q", "query", "Of `search`: what is looked for, as on the page."),
            ]), "List"),
            "/api/v1/articles/{id}": operation("get", "article", "An article with its text.", json!([id("The article.")]), "Article"),
            "/api/v1/articles/{id}/state": set_state,
            "/api/v1/stories/{id}": operation("get", "story", "A story with its articles.", json!([id("The story.")]), "Story"),
            "/api/v1/state": operation("get", "state", "What is saved, unread and labelled. Needs a token that may read.", json!([]), "Reading"),
        },
        "components": {
            "schemas": schemas(),
            "securitySchemes": { "token": {
                "type": "http", "scheme": "bearer", "description": "A token made under Account, Apps.",
            }},
        },
    })
}
