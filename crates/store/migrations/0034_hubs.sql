-- Hubs that are asked to tell of news (WebSub): one for each feed that names one.

CREATE TABLE hub (
    feed BIGINT PRIMARY KEY,
    address TEXT NOT NULL,               -- where it is asked
    topic TEXT NOT NULL,                 -- of what: the feed by its own name for itself
    callback TEXT NOT NULL,              -- the last part of the address that it calls; nobody can guess it
    secret TEXT NOT NULL,                -- what it signs with
    asked_us BIGINT NOT NULL,            -- when it was asked last; 0 for never
    ends_us BIGINT NOT NULL,             -- until when it has promised to tell; 0 for no promise
    told_us BIGINT NOT NULL              -- when it told of news last, rightly signed; 0 for never
);
CREATE UNIQUE INDEX hub_by_callback ON hub (callback);
CREATE INDEX hub_by_telling ON hub (told_us);
