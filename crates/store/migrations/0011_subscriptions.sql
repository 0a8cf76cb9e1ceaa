-- What readers read title by title, in folders.
CREATE TABLE subscription (
    account BIGINT NOT NULL,
    title BIGINT NOT NULL,
    folder TEXT NOT NULL,                -- empty for none
    name TEXT NOT NULL,                  -- the reader's own; empty for the title's
    since_us BIGINT NOT NULL,            -- articles first seen before this are read
    PRIMARY KEY (account, title)
);
CREATE INDEX subscription_by_title ON subscription (title);

-- A title that is there for its subscribers alone: collected while it has any, in no list of the site.
ALTER TABLE title ADD COLUMN own BOOLEAN NOT NULL DEFAULT FALSE;

-- What apps that speak Fever present: SHA-256 of MD5 of "address:token", in lower-case hexadecimal digits; NULL for older tokens.
ALTER TABLE app_token ADD COLUMN fever {bytes};
CREATE INDEX app_token_by_fever ON app_token (fever) WHERE fever IS NOT NULL;
