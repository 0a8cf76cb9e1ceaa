-- Passages that readers mark, with what they note beside them. A passage is known by its words, so it is found again in a revised article.
CREATE TABLE highlight (
    id {id},
    account BIGINT NOT NULL,
    article BIGINT NOT NULL,
    quote TEXT NOT NULL,                 -- the passage as it was read; white space is one blank
    before TEXT NOT NULL,                -- what stood before it, to tell like passages apart
    note TEXT NOT NULL,                  -- empty for none
    revision INTEGER NOT NULL,           -- of the article, when it was marked
    created_us BIGINT NOT NULL
);
CREATE INDEX highlight_by_article ON highlight (account, article);
CREATE INDEX highlight_by_time ON highlight (account, created_us, id);

-- Names that readers give to articles.
CREATE TABLE label (
    account BIGINT NOT NULL,
    name TEXT NOT NULL,
    article BIGINT NOT NULL,
    at_us BIGINT NOT NULL,
    PRIMARY KEY (account, name, article)
);
CREATE INDEX label_by_article ON label (account, article);
CREATE INDEX label_by_time ON label (account, name, at_us, article);

-- What happens to articles on arrival, by a reader's own rules. Every condition that is not empty has to fit.
CREATE TABLE reader_rule (
    id {id},
    account BIGINT NOT NULL,
    name TEXT NOT NULL,
    words TEXT NOT NULL,                 -- in headline or summary; a comma stands between alternatives
    title BIGINT NOT NULL,               -- 0 for any
    author TEXT NOT NULL,
    topic TEXT NOT NULL,
    language TEXT NOT NULL,
    marks_read BOOLEAN NOT NULL,
    saves BOOLEAN NOT NULL,
    mutes BOOLEAN NOT NULL,
    notifies BOOLEAN NOT NULL,
    label TEXT NOT NULL,                 -- empty for none
    created_us BIGINT NOT NULL,
    matched BIGINT NOT NULL              -- articles so far
);
CREATE INDEX reader_rule_by_account ON reader_rule (account);

-- Articles that a reader wanted to be told of.
CREATE TABLE notice (
    account BIGINT NOT NULL,
    article BIGINT NOT NULL,
    reason TEXT NOT NULL,                -- for the reader
    at_us BIGINT NOT NULL,
    PRIMARY KEY (account, article)
);
CREATE INDEX notice_by_time ON notice (account, at_us, article);

-- Rules run on what comes after they can.
INSERT INTO follower (name, sequence, replay_from) SELECT 'rules', COALESCE(MAX(sequence), 0), 1 FROM fact;
