-- What article pages said: raw values with their places, and for a while the page itself, so that it can be read again.
CREATE TABLE kept_page (
    article {id},
    kept_us BIGINT NOT NULL,
    page_bytes BIGINT NOT NULL,          -- of `page`; 0 where it is no longer (or was never) kept
    url TEXT NOT NULL,                   -- the address that answered
    statements {bytes} NOT NULL,         -- JSON in one zstd frame: raw values with where they stood
    page {bytes} NOT NULL                -- HTML in one zstd frame; empty where it is not kept
);
CREATE INDEX kept_page_by_time ON kept_page (kept_us);

-- A title's own rules for reading its pages, as JSON.
CREATE TABLE title_rules (
    title {id},
    rules TEXT NOT NULL
);
