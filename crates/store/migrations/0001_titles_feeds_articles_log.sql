-- Titles, feeds, articles with every revision, pages to fetch, and the log.
-- One text for both engines: {id} is a 64-bit primary key, {bytes} is BLOB or BYTEA. Times are microseconds since 1970.
-- No foreign keys out of article: it may be spread over machines one day, and rows are never deleted by cascade.

CREATE TABLE title (
    id {id},
    slug TEXT NOT NULL UNIQUE,
    name TEXT NOT NULL,
    kind TEXT NOT NULL,
    homepage TEXT NOT NULL,
    country TEXT NOT NULL,
    languages TEXT NOT NULL,             -- JSON list
    owner TEXT,
    editions TEXT NOT NULL,              -- JSON list
    on_by_default BOOLEAN NOT NULL,
    enabled BOOLEAN NOT NULL,
    switched BOOLEAN NOT NULL            -- the operator has decided; imports leave `enabled` alone
);

CREATE TABLE feed (
    id {id},
    title BIGINT NOT NULL,
    listed_url TEXT NOT NULL UNIQUE,     -- as the catalogue or the operator gave it
    url TEXT NOT NULL,                   -- as it is polled now
    kind TEXT NOT NULL,
    section TEXT,
    removed BOOLEAN NOT NULL,            -- kept as a row so that an import does not bring it back
    etag TEXT,
    last_modified TEXT,
    body_hash BIGINT,
    recorded_us BIGINT NOT NULL,         -- the newest visit whose entries are stored; 0 for none
    due_us BIGINT NOT NULL,
    rhythm_us BIGINT NOT NULL,
    failures INTEGER NOT NULL,
    attempted_us BIGINT NOT NULL,
    succeeded_us BIGINT NOT NULL,
    failing_since_us BIGINT NOT NULL,
    error_code TEXT NOT NULL,
    error_message TEXT NOT NULL,
    gone BOOLEAN NOT NULL
);
CREATE INDEX feed_by_title ON feed (title);

-- Narrow: what lists show and what tells articles apart. The texts are in revision.
CREATE TABLE article (
    id {id},
    title BIGINT NOT NULL,
    feed BIGINT NOT NULL,                -- the feed that brought it first
    guid TEXT NOT NULL,
    url TEXT NOT NULL,
    guid_hash BIGINT,                    -- xxh3 of title and guid; NULL where the guid is no identity
    url_hash BIGINT,                     -- xxh3 of title and normalised address; NULL where the address is no identity
    feed_hash BIGINT NOT NULL,           -- what that feed said last
    content_hash BIGINT NOT NULL,        -- what any feed said last that was taken
    headline_hash BIGINT NOT NULL,       -- the headline in it; the page may have another
    page_hash BIGINT,                    -- what the article's page said last; NULL where the text is the feed's
    slug TEXT NOT NULL,
    headline TEXT NOT NULL,
    summary TEXT NOT NULL,
    byline TEXT,
    section TEXT,
    language TEXT NOT NULL,
    published_us BIGINT,
    first_seen_us BIGINT NOT NULL,
    sort_us BIGINT NOT NULL,
    revision INTEGER NOT NULL,
    revised_us BIGINT NOT NULL,
    withdrawn BOOLEAN NOT NULL,
    picture_url TEXT,
    picture_credit TEXT,
    access TEXT NOT NULL,
    live_blog BOOLEAN NOT NULL,
    word_count INTEGER NOT NULL,
    position INTEGER NOT NULL
);
CREATE INDEX article_by_guid ON article (guid_hash);
CREATE INDEX article_by_url ON article (url_hash);
CREATE INDEX article_by_time ON article (sort_us, id);
CREATE INDEX article_by_title ON article (title, sort_us, id);
CREATE INDEX article_by_section ON article (section, sort_us, id);

-- Further guids and earlier addresses of articles; rare.
CREATE TABLE alias (
    hash BIGINT NOT NULL,
    article BIGINT NOT NULL,
    value TEXT NOT NULL,                 -- the guid, or the normalised address
    PRIMARY KEY (hash, article)
);

-- What a further feed said last about an article that another feed brought first.
CREATE TABLE carriage (
    article BIGINT NOT NULL,
    feed BIGINT NOT NULL,
    feed_hash BIGINT NOT NULL,
    PRIMARY KEY (article, feed)
);

CREATE TABLE revision (
    article BIGINT NOT NULL,
    number INTEGER NOT NULL,             -- 1 for the first
    seen_us BIGINT NOT NULL,
    origin TEXT NOT NULL,                -- feed or page
    coding INTEGER NOT NULL,             -- how `body` is packed; see articles/packing.rs
    body {bytes} NOT NULL,
    PRIMARY KEY (article, number)
);

CREATE TABLE page_task (
    article {id},
    due_us BIGINT NOT NULL,
    attempts INTEGER NOT NULL,
    error_code TEXT NOT NULL
);
CREATE INDEX page_task_by_due ON page_task (due_us);

CREATE TABLE fact (
    sequence {id},
    at_us BIGINT NOT NULL,
    kind TEXT NOT NULL,
    subject BIGINT NOT NULL,
    detail TEXT NOT NULL
);

CREATE TABLE setting (
    name TEXT PRIMARY KEY,
    value TEXT NOT NULL
);

-- Counts that pages show and nobody should have to count again; `verify` does.
CREATE TABLE tally (
    name TEXT PRIMARY KEY,
    value BIGINT NOT NULL
);
INSERT INTO tally (name, value) VALUES ('articles', 0);
