//! How an article is found: by its number, by its address, and by the picture that it shows.

use news::ArticleId;

use crate::article::Article;
use crate::engine::State;
use crate::rows::Rows;

/// A key of an article.
pub(crate) type KeyOf = fn(&Article) -> u64;

pub(crate) fn id_of(article: &Article) -> u64 {
    article.id.0.cast_unsigned()
}

pub(crate) fn address_of(article: &Article) -> u64 {
    article.address
}

pub(crate) fn picture_of(article: &Article) -> u64 {
    article.picture
}

/// The keys of the articles in slots.
pub(crate) fn key_in_articles(articles: &Rows<Option<Article>>, of: KeyOf) -> impl Fn(u32) -> Option<u64> {
    move |slot| articles.get(slot)?.as_ref().map(of)
}

impl State {
    /// The slot of an article.
    pub fn slot_of(&self, article: ArticleId) -> Option<u32> {
        self.by_id.get(article.0.cast_unsigned(), key_in_articles(&self.articles, id_of))
    }

    /// The article that has an address.
    pub fn at_address(&self, address: u64) -> Option<&Article> {
        self.article(self.by_address.get(address, key_in_articles(&self.articles, address_of))?)
    }

    /// The article that shows a picture.
    pub fn with_picture(&self, picture: u64) -> Option<&Article> {
        self.article(self.by_picture.get(picture, key_in_articles(&self.articles, picture_of))?)
    }

    /// Notes the address and the picture of an article that goes to a slot.
    pub fn note_places(&mut self, article: &Article, slot: u32) {
        self.by_address.insert(article.address, slot, key_in_articles(&self.articles, address_of));
        if article.picture != 0 {
            self.by_picture.insert(article.picture, slot, key_in_articles(&self.articles, picture_of));
        }
    }

    /// Forgets them, where they are known by the article in the slot.
    pub fn leave_places(&mut self, slot: u32) {
        let Some((address, picture)) = self.article(slot).map(|article| (article.address, article.picture)) else {
            return;
        };
        for (slots, key, of) in
            [(&mut self.by_address, address, address_of as KeyOf), (&mut self.by_picture, picture, picture_of)]
        {
            if slots.get(key, key_in_articles(&self.articles, of)) == Some(slot) {
                slots.remove(key, key_in_articles(&self.articles, of));
            }
        }
    }
}
