-- What the instance's own editors write. Published, it is an article of the instance's own title, as everything else is.
CREATE TABLE own_article (
    id {id},
    headline TEXT NOT NULL,
    standfirst TEXT NOT NULL,            -- empty for none, as all that follows
    byline TEXT NOT NULL,
    section TEXT NOT NULL,
    language TEXT NOT NULL,              -- BCP 47
    markdown TEXT NOT NULL,
    picture_url TEXT NOT NULL,
    picture_caption TEXT NOT NULL,
    picture_credit TEXT NOT NULL,
    part INTEGER NOT NULL,               -- of the welcome series, from 1; 0 for none
    state TEXT NOT NULL,                 -- draft, scheduled, published, withdrawn
    publish_us BIGINT NOT NULL,          -- when it is to be published, or was; 0 for not yet
    article BIGINT NOT NULL,             -- the article that it became; 0 for none
    edited_us BIGINT NOT NULL
);
CREATE INDEX own_article_by_state ON own_article (state, publish_us);
