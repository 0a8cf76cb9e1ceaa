//! What editors of the instance write is kept, scheduled and published; nobody writes over another's words unseen.

use news::ArticleId;

use super::kit::on_both;
use super::press::{MINUTE_US, NOON_US};
use crate::{OwnArticle, OwnState};

fn draft(headline: &str) -> OwnArticle {
    OwnArticle {
        headline: headline.to_owned(),
        language: "en".to_owned(),
        markdown: "It *opens* today.".to_owned(),
        ..OwnArticle::default()
    }
}

#[test]
fn a_draft_becomes_an_article_at_its_time() {
    on_both(async |database| {
        let store = &database.store;
        let id = store.keep_own_article(&draft("The bridge opens"), NOON_US).await.unwrap().unwrap();
        let kept = store.own_article(id).await.unwrap().unwrap();
        assert_eq!((kept.state, kept.headline.as_str(), kept.article), (OwnState::Draft, "The bridge opens", None));

        store.set_own_article_state(id, OwnState::Scheduled, NOON_US + MINUTE_US, None).await.unwrap();
        assert_eq!(store.own_articles_due(NOON_US).await.unwrap(), []);
        let due = store.own_articles_due(NOON_US + MINUTE_US).await.unwrap();
        assert_eq!(due.iter().map(|own| own.id).collect::<Vec<_>>(), [id]);

        let article = Some(ArticleId(7));
        store.set_own_article_state(id, OwnState::Published, NOON_US + MINUTE_US, article).await.unwrap();
        assert_eq!(store.own_articles_due(NOON_US + MINUTE_US).await.unwrap(), []);
        assert!(!store.drop_own_article(id).await.unwrap(), "what was published stays");
        let published = store.own_article(id).await.unwrap().unwrap();
        assert_eq!((published.state, published.article), (OwnState::Published, article));
    });
}

#[test]
fn of_two_editors_who_write_at_once_the_second_is_told() {
    on_both(async |database| {
        let store = &database.store;
        let id = store.keep_own_article(&draft("The bridge opens"), NOON_US).await.unwrap().unwrap();
        let seen = store.own_article(id).await.unwrap().unwrap();
        let first = OwnArticle { headline: "The bridge is open".to_owned(), ..seen.clone() };
        assert_eq!(store.keep_own_article(&first, NOON_US + 1).await.unwrap(), Some(id));
        let second = OwnArticle { headline: "A bridge".to_owned(), ..seen };
        assert_eq!(store.keep_own_article(&second, NOON_US + 2).await.unwrap(), None);
        assert_eq!(store.own_articles().await.unwrap()[0].headline, "The bridge is open");
        assert!(store.drop_own_article(id).await.unwrap(), "a draft can go");
        assert_eq!(store.own_articles().await.unwrap(), []);
    });
}

#[test]
fn a_picture_stays_as_long_as_an_article_has_it() {
    on_both(async |database| {
        let store = &database.store;
        for address in ["own-picture:a", "own-picture:b"] {
            store.keep_own_picture(address, b"jpeg", NOON_US).await.unwrap();
        }
        store.keep_own_picture("own-picture:b", b"jpeg", NOON_US + MINUTE_US).await.unwrap();
        let own = OwnArticle { picture_url: "own-picture:a".to_owned(), ..draft("The bridge opens") };
        let id = store.keep_own_article(&own, NOON_US).await.unwrap().unwrap();
        assert_eq!(
            store.sweep_own_pictures(NOON_US + MINUTE_US).await.unwrap(),
            0,
            "one is shown, the other has just come"
        );
        assert_eq!(store.sweep_own_pictures(NOON_US + MINUTE_US + 1).await.unwrap(), 1);
        assert_eq!(store.own_picture("own-picture:b").await.unwrap(), None);
        assert_eq!(store.own_picture("own-picture:a").await.unwrap().as_deref(), Some(b"jpeg".as_slice()));
        assert!(store.drop_own_article(id).await.unwrap());
        assert_eq!(store.sweep_own_pictures(NOON_US + 1).await.unwrap(), 1, "it goes with its draft");
    });
}
