//! What the instance's own editors write, before and after it is published.

use async_recursion::async_recursion as boxed;
use news::ArticleId;

use crate::accounts::run_alone;
use crate::engine::{reading, statements, writing};
use crate::error::failed;
use crate::{Error, Store};

macro_rules! columns {
    ($which:literal) => {
        concat!(
            "SELECT id, headline, standfirst, byline, section, language, markdown, picture_url, picture_caption, picture_credit,
                part, state, publish_us, article, edited_us FROM own_article ",
            $which
        )
    };
}

statements! {
    NEWEST_ID = "SELECT COALESCE(MAX(id), 0) FROM own_article";
    ALL = columns!("ORDER BY edited_us DESC, id DESC");
    ONE = columns!("WHERE id = $1");
    DUE = columns!("WHERE state = 'scheduled' AND publish_us <= $1 ORDER BY publish_us, id");
    ADD = "INSERT INTO own_article (id, headline, standfirst, byline, section, language, markdown, picture_url, picture_caption,
            picture_credit, part, state, publish_us, article, edited_us)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, 'draft', 0, 0, $12)";
    CHANGE = "UPDATE own_article SET headline = $3, standfirst = $4, byline = $5, section = $6, language = $7,
            markdown = $8, picture_url = $9, picture_caption = $10, picture_credit = $11, edited_us = $12
        WHERE id = $1 AND edited_us = $2";
    SET_STATE = "UPDATE own_article SET state = $2, publish_us = $3, article = $4 WHERE id = $1";
    DROP_DRAFT = "DELETE FROM own_article WHERE id = $1 AND article = 0 AND state <> 'published'";
}

/// Where an article of the instance's own stands.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum OwnState {
    /// Being written.
    #[default]
    Draft,
    /// To be published at its time.
    Scheduled,
    /// Published.
    Published,
    /// Published, and taken back.
    Withdrawn,
}

impl OwnState {
    /// The word that is stored.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Draft => "draft",
            Self::Scheduled => "scheduled",
            Self::Published => "published",
            Self::Withdrawn => "withdrawn",
        }
    }

    /// The state that `word` names; any other word is a draft, which nobody sees.
    fn from_word(word: &str) -> Self {
        [Self::Scheduled, Self::Published, Self::Withdrawn]
            .into_iter()
            .find(|state| state.as_str() == word)
            .unwrap_or_default()
    }
}

/// An article of the instance's own, as its editors write it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct OwnArticle {
    /// Its id; 0 before it is kept.
    pub id: i64,
    /// The headline.
    pub headline: String,
    /// A standfirst; empty for none, as all that follows.
    pub standfirst: String,
    /// Who wrote it, as it is printed.
    pub byline: String,
    /// The word of its section.
    pub section: String,
    /// BCP 47 tag.
    pub language: String,
    /// The text.
    pub markdown: String,
    /// The picture's address.
    pub picture_url: String,
    /// What it shows.
    pub picture_caption: String,
    /// Whose it is.
    pub picture_credit: String,
    /// Its number in the welcome series, from 1; 0 for none.
    pub part: i32,
    /// Where it stands.
    pub state: OwnState,
    /// When it is to be published, or was; 0 for not yet.
    pub publish_us: i64,
    /// What it became.
    pub article: Option<ArticleId>,
    /// When it was written last.
    pub edited_us: i64,
}

#[derive(sqlx::FromRow)]
struct Row {
    id: i64,
    headline: String,
    standfirst: String,
    byline: String,
    section: String,
    language: String,
    markdown: String,
    picture_url: String,
    picture_caption: String,
    picture_credit: String,
    part: i32,
    state: String,
    publish_us: i64,
    article: i64,
    edited_us: i64,
}

impl From<Row> for OwnArticle {
    fn from(row: Row) -> Self {
        Self {
            id: row.id,
            headline: row.headline,
            standfirst: row.standfirst,
            byline: row.byline,
            section: row.section,
            language: row.language,
            markdown: row.markdown,
            picture_url: row.picture_url,
            picture_caption: row.picture_caption,
            picture_credit: row.picture_credit,
            part: row.part,
            state: OwnState::from_word(&row.state),
            publish_us: row.publish_us,
            article: (row.article != 0).then_some(ArticleId(row.article)),
            edited_us: row.edited_us,
        }
    }
}

impl Store {
    /// All of them, the last written first.
    ///
    /// # Errors
    /// When the database fails.
    #[boxed]
    pub async fn own_articles(&self) -> Result<Vec<OwnArticle>, Error> {
        let rows: Vec<Row> = reading!(&self.engine, db => sqlx::query_as(ALL).fetch_all(db).await)
            .map_err(failed("reading the articles of the instance's own"))?;
        Ok(rows.into_iter().map(OwnArticle::from).collect())
    }

    /// One of them.
    ///
    /// # Errors
    /// When the database fails.
    #[boxed]
    pub async fn own_article(&self, id: i64) -> Result<Option<OwnArticle>, Error> {
        let row: Option<Row> = reading!(&self.engine, db => sqlx::query_as(ONE).bind(id).fetch_optional(db).await)
            .map_err(failed("reading an article of the instance's own"))?;
        Ok(row.map(OwnArticle::from))
    }

    /// Those whose time to be published has come.
    ///
    /// # Errors
    /// When the database fails.
    #[boxed]
    pub async fn own_articles_due(&self, now_us: i64) -> Result<Vec<OwnArticle>, Error> {
        let rows: Vec<Row> = reading!(&self.engine, db => sqlx::query_as(DUE).bind(now_us).fetch_all(db).await)
            .map_err(failed("looking for articles to be published"))?;
        Ok(rows.into_iter().map(OwnArticle::from).collect())
    }

    /// Keeps what was written: a new draft where its id is 0, else the words of one that is there, as long as nobody wrote it anew since
    /// `edited_us`. Gives its id; `None` where somebody did.
    ///
    /// # Errors
    /// When the database fails.
    #[boxed]
    pub async fn keep_own_article(&self, own: &OwnArticle, now_us: i64) -> Result<Option<i64>, Error> {
        const DOING: &str = "keeping an article of the instance's own";
        // Two writings within a microsecond would not be told apart.
        let now_us = now_us.max(own.edited_us + 1);
        if own.id != 0 {
            let changed = run_alone!(
                self,
                DOING,
                CHANGE,
                own.id,
                own.edited_us,
                &own.headline,
                &own.standfirst,
                &own.byline,
                &own.section,
                &own.language,
                &own.markdown,
                &own.picture_url,
                &own.picture_caption,
                &own.picture_credit,
                now_us
            );
            return Ok((changed > 0).then_some(own.id));
        }
        let newest: i64 =
            reading!(&self.engine, db => sqlx::query_scalar(NEWEST_ID).fetch_one(db).await).map_err(failed(DOING))?;
        let id = self.next_id(now_us, newest);
        run_alone!(
            self,
            DOING,
            ADD,
            id,
            &own.headline,
            &own.standfirst,
            &own.byline,
            &own.section,
            &own.language,
            &own.markdown,
            &own.picture_url,
            &own.picture_caption,
            &own.picture_credit,
            own.part,
            now_us
        );
        Ok(Some(id))
    }

    /// Sets where one stands, with its time and what it became.
    ///
    /// # Errors
    /// When the database fails.
    #[boxed]
    pub async fn set_own_article_state(
        &self,
        id: i64,
        state: OwnState,
        publish_us: i64,
        article: Option<ArticleId>,
    ) -> Result<(), Error> {
        let article = article.map_or(0, |article| article.0);
        run_alone!(self, "setting where an article stands", SET_STATE, id, state.as_str(), publish_us, article);
        Ok(())
    }

    /// Removes one that never was published; `false` where it was.
    ///
    /// # Errors
    /// When the database fails.
    #[boxed]
    pub async fn drop_own_article(&self, id: i64) -> Result<bool, Error> {
        Ok(run_alone!(self, "removing a draft", DROP_DRAFT, id) > 0)
    }
}
