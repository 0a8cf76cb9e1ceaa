-- What readers do, apart from the articles it is about, and nowhere in the log: it is theirs, and can be erased.

CREATE TABLE reading (
    account BIGINT NOT NULL,
    article BIGINT NOT NULL,
    read_us BIGINT NOT NULL,             -- when it was marked as read; 0 for not
    saved_us BIGINT NOT NULL,            -- when it was saved; 0 for not
    opened_us BIGINT NOT NULL,           -- when its page was last opened; 0 for never, or forgotten
    PRIMARY KEY (account, article)
);
CREATE INDEX reading_by_saved ON reading (account, saved_us, article) WHERE saved_us > 0;
CREATE INDEX reading_by_opened ON reading (account, opened_us, article) WHERE opened_us > 0;
CREATE INDEX reading_by_age ON reading (opened_us) WHERE opened_us > 0;

-- "Mark all as read": everything of a list up to a time, without a row per article.
CREATE TABLE caught_up (
    account BIGINT NOT NULL,
    list TEXT NOT NULL,                  -- latest, title:ID, section:WORD ..
    through_us BIGINT NOT NULL,
    PRIMARY KEY (account, list)
);

CREATE TABLE follow (
    account BIGINT NOT NULL,
    kind TEXT NOT NULL,                  -- topic, title, author, story
    value TEXT NOT NULL,
    label TEXT NOT NULL,                 -- as the reader saw it
    created_us BIGINT NOT NULL,
    PRIMARY KEY (account, kind, value)
);

CREATE TABLE mute (
    id {id},
    account BIGINT NOT NULL,
    kind TEXT NOT NULL,                  -- words, topic, title, story
    value TEXT NOT NULL,
    label TEXT NOT NULL,
    created_us BIGINT NOT NULL,
    ends_us BIGINT NOT NULL,             -- 0 for never
    hidden BIGINT NOT NULL,              -- how many articles it has hidden so far
    UNIQUE (account, kind, value)
);
