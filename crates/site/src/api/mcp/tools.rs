//! The tools that an assistant has: what each is for, what it takes, and what it gives.

use identity::Scope;
use serde::Deserialize;
use serde::de::DeserializeOwned;
use serde_json::{Map, Value, json};

use crate::Error;
use crate::api::Caller;
use crate::api::answers::{self, NewState};
use crate::app::App;
use crate::language::Language;
use crate::outgoing::Choice;

/// Why a text is not there.
const KEPT_BACK: &str = "This title does not give its texts to assistants here; its reader can open the address.";

fn tool(name: &str, title: &str, about: &str, properties: &Value, required: &[&str]) -> Value {
    json!({
        "name": name,
        "title": title,
        "description": about,
        "inputSchema": { "type": "object", "properties": properties, "required": required, "additionalProperties": false },
        "annotations": {
            "title": title, "readOnlyHint": name != "mark", "destructiveHint": false, "idempotentHint": true, "openWorldHint": false,
        },
    })
}

/// Every tool that the caller may use, as `tools/list` gives them.
pub(super) fn all(caller: &Caller) -> Vec<Value> {
    let text = |about: &str| json!({ "type": "string", "description": about });
    let mut tools = vec![
        tool(
            "lists",
            "Lists",
            "The names of all lists: top stories, sections, titles, what is saved.",
            &json!({}),
            &[],
        ),
        tool(
            "list",
            "A list",
            "The articles of a list: headline, summary, title, time, address, and the id of each article and of its story. What the reader mutes is \
             left out and counted.",
            &json!({
                "name": text("`top`, `latest`, `saved`, `section.world` and other sections, `title.NAME`, `story.ID`"),
                "edition": text("Of `top` and sections: which edition, such as `world`, `uk` or `de`; the site's own where it is not said."),
            }),
            &["name"],
        ),
        tool(
            "search",
            "Search",
            "Articles in which words stand. Phrases in quotation marks; `-word` excludes; `title:`, `author:`, `source:`, `topic:`, `lang:`, \
             `country:`, `before:2026-11-01` and `after:` narrow it.",
            &json!({ "query": text("What is looked for.") }),
            &["query"],
        ),
        tool(
            "article",
            "An article",
            "An article with its authors, agencies, address, and its text as far as its reader may read it and its title gives it to assistants.",
            &json!({ "id": text("The article.") }),
            &["id"],
        ),
        tool(
            "story",
            "A story",
            "Everything that titles report of one event: how many titles, how many independent reports, and its articles.",
            &json!({ "id": text("The story.") }),
            &["id"],
        ),
        tool(
            "reading",
            "What is unread",
            "How many articles are saved, unread by title, and labelled.",
            &json!({}),
            &[],
        ),
    ];
    if caller.with(Scope::Write).is_ok() {
        let flag = |about: &str| json!({ "type": "boolean", "description": about });
        tools.push(tool(
            "mark",
            "Mark an article",
            "Marks an article as read or unread, saves it or lets it go. What is left out stays as it is.",
            &json!({
                "id": text("The article."), "read": flag("Whether it counts as read."), "saved": flag("Whether it is saved."),
            }),
            &["id"],
        ));
    }
    tools
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Nothing {}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct OfList {
    name: String,
    #[serde(default)]
    edition: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Wanted {
    query: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Which {
    id: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Marked {
    id: String,
    read: Option<bool>,
    saved: Option<bool>,
}

/// Why a tool gives nothing, in a sentence.
pub(super) struct NotGiven(pub String);

impl From<Error> for NotGiven {
    fn from(error: Error) -> Self {
        if error.status().is_server_error() {
            tracing::error!(%error, "an assistant's tool failed");
        }
        Self(error.message(Language::English))
    }
}

/// What the tool called `name` gives; `None` where there is none of this name.
pub(super) async fn call(
    app: &App,
    caller: &Caller,
    name: &str,
    arguments: Map<String, Value>,
) -> Result<Option<Value>, NotGiven> {
    Ok(Some(match name {
        "lists" => {
            let Nothing {} = read(arguments)?;
            answers::lists(app, caller).await?
        }
        "list" => {
            let OfList { name, edition } = read(arguments)?;
            answers::list(app, &name, &Choice::new(edition, String::new()), caller).await?
        }
        "search" => {
            let Wanted { query } = read(arguments)?;
            answers::list(app, "search", &Choice::new(String::new(), query), caller).await?
        }
        "article" => {
            let Which { id } = read(arguments)?;
            article(app, &id, caller).await?
        }
        "story" => {
            let Which { id } = read(arguments)?;
            answers::story(app, &id, caller).await?
        }
        "reading" => {
            let Nothing {} = read(arguments)?;
            answers::reading(app, caller).await?
        }
        "mark" => {
            let Marked { id, read: is_read, saved } = read(arguments)?;
            answers::mark(app, &id, NewState { read: is_read, saved }, caller).await?
        }
        _ => return Ok(None),
    }))
}

/// The arguments of a tool; a program that brings others is told which, so that it can do better.
fn read<T: DeserializeOwned>(arguments: Map<String, Value>) -> Result<T, NotGiven> {
    T::deserialize(Value::Object(arguments))
        .map_err(|error| NotGiven(format!("The arguments are not those of this tool: {error}.")))
}

/// An article for an assistant: its text only where that is its title's wish, or where the site is its reader's own and nobody asked otherwise.
async fn article(app: &App, id: &str, caller: &Caller) -> Result<Value, Error> {
    let (mut article, title) = answers::article(app, id, caller).await?;
    let is_private_site = app.wall.policy().is_none() && !app.wall.has_terms(title.id);
    let Some(fields) = article.as_object_mut() else { return Ok(article) };
    // Words are what is asked for; the same in HTML would only be longer.
    fields.remove("html");
    if !is_private_site && !app.wall.terms(&title).mining {
        fields.remove("text");
        fields.insert("kept_back".to_owned(), KEPT_BACK.into());
    }
    Ok(article)
}
