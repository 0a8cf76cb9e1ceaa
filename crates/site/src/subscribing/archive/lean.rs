//! JSON without the texts of articles: they make up nearly all of an archive, and nothing of them is asked for.

use serde::de::{Deserialize, Deserializer, IgnoredAny, MapAccess, SeqAccess, Visitor};
use serde_json::{Map, Value};

/// What texts are called by FreshRSS, Inoreader, Google, Feedly, Miniflux and Feedbin.
const TEXTS: [&str; 5] = ["content", "summary", "fullContent", "description", "enclosures"];

/// A value of which the texts were read over.
pub(super) struct Lean(pub Value);

impl<'de> Deserialize<'de> for Lean {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(Reader).map(Lean)
    }
}

struct Reader;

impl<'de> Visitor<'de> for Reader {
    type Value = Value;

    fn expecting(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("JSON")
    }

    fn visit_bool<E>(self, value: bool) -> Result<Value, E> {
        Ok(Value::Bool(value))
    }

    fn visit_i64<E>(self, value: i64) -> Result<Value, E> {
        Ok(value.into())
    }

    fn visit_u64<E>(self, value: u64) -> Result<Value, E> {
        Ok(value.into())
    }

    fn visit_f64<E>(self, value: f64) -> Result<Value, E> {
        Ok(value.into())
    }

    fn visit_str<E>(self, value: &str) -> Result<Value, E> {
        Ok(value.into())
    }

    fn visit_unit<E>(self) -> Result<Value, E> {
        Ok(Value::Null)
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut list: A) -> Result<Value, A::Error> {
        let mut values = Vec::new();
        while let Some(Lean(value)) = list.next_element()? {
            values.push(value);
        }
        Ok(Value::Array(values))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Value, A::Error> {
        let mut values = Map::new();
        while let Some(key) = map.next_key::<String>()? {
            if TEXTS.contains(&key.as_str()) {
                map.next_value::<IgnoredAny>()?;
            } else {
                let Lean(value) = map.next_value()?;
                values.insert(key, value);
            }
        }
        Ok(Value::Object(values))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn all_is_kept_but_the_texts() {
        let json = r#"{"a":[1,-2,2.5,true,null,"b\u00e4"],"content":{"content":"long"},"c":{"summary":"long","d":{}}}"#;
        let Lean(value) = serde_json::from_str(json).unwrap();
        assert_eq!(value, serde_json::json!({ "a": [1, -2, 2.5, true, null, "bä"], "c": { "d": {} } }));
        assert!(serde_json::from_str::<Lean>(r#"{"a":1"#).is_err());
        assert!(serde_json::from_str::<Lean>(&"[".repeat(100_000)).is_err(), "nested without end");
    }
}
