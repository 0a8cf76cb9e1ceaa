-- Searches that readers keep, as lists of their own.
CREATE TABLE saved_search (
    id {id},
    account BIGINT NOT NULL,
    name TEXT NOT NULL,
    query TEXT NOT NULL,                 -- as it was typed
    created_us BIGINT NOT NULL,
    UNIQUE (account, query)
);
