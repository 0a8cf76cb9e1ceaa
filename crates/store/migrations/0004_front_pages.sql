-- Front pages: addresses that are polled to see how a title's editors rank, and what stood where and when.

CREATE TABLE front_page (
    id {id},
    title BIGINT NOT NULL,
    url TEXT NOT NULL UNIQUE,
    section TEXT,                        -- NULL for the homepage
    removed BOOLEAN NOT NULL,            -- kept as a row so that a start does not bring it back
    etag TEXT,
    last_modified TEXT,
    body_hash BIGINT,
    recorded_us BIGINT NOT NULL,         -- the newest reading that is stored; 0 for none
    places {bytes},                      -- the places of that reading; see front_pages/packing.rs
    due_us BIGINT NOT NULL,
    rhythm_us BIGINT NOT NULL,           -- mean gap between two changes, 0 where unknown
    changed_us BIGINT NOT NULL,
    failures INTEGER NOT NULL,
    attempted_us BIGINT NOT NULL,
    succeeded_us BIGINT NOT NULL,
    failing_since_us BIGINT NOT NULL,
    error_code TEXT NOT NULL,
    error_message TEXT NOT NULL,
    stand_in TEXT,                       -- the feed that is polled while the page cannot be read
    stand_in_since_us BIGINT NOT NULL
);
CREATE INDEX front_page_by_title ON front_page (title);

-- One link on one front page, from when it was first seen there; it keeps its row when it comes back.
CREATE TABLE placement (
    front_page BIGINT NOT NULL,
    number INTEGER NOT NULL,             -- 1 for the page's first
    url TEXT NOT NULL,
    url_hash BIGINT NOT NULL,            -- as of article.url_hash
    headline TEXT NOT NULL,
    section TEXT,                        -- the block's name, as printed
    article BIGINT,                      -- NULL until the article arrives, or for ever
    first_us BIGINT NOT NULL,
    gone_us BIGINT,                      -- when it was first missing; NULL while it stands there
    best_rank INTEGER NOT NULL,
    best_us BIGINT NOT NULL,
    top_us BIGINT NOT NULL,              -- time among the first three so far
    PRIMARY KEY (front_page, number)
);
CREATE INDEX placement_by_url ON placement (url_hash);
CREATE INDEX placement_by_article ON placement (article) WHERE article IS NOT NULL;
CREATE INDEX placement_waiting ON placement (url_hash) WHERE article IS NULL;

-- Every change of a front page: all its places, a few bytes each.
CREATE TABLE front_page_state (
    front_page BIGINT NOT NULL,
    at_us BIGINT NOT NULL,
    places {bytes} NOT NULL,
    PRIMARY KEY (front_page, at_us)
);
