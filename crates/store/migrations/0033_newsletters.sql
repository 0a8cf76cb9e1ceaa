-- Newsletters that readers have sent to an address of their own here.

CREATE TABLE inbox (
    account BIGINT PRIMARY KEY,
    secret TEXT NOT NULL,                -- what makes the address; whoever knows it can write to it
    created_us BIGINT NOT NULL
);
CREATE UNIQUE INDEX inbox_by_secret ON inbox (secret);

-- Whose a newsletter's title is: nobody else can subscribe to it.
CREATE TABLE newsletter (
    title BIGINT PRIMARY KEY,
    account BIGINT NOT NULL,
    feed BIGINT NOT NULL,                -- what its letters came by; it is never polled
    sender TEXT NOT NULL,                -- the address that it comes from, in lower case
    list TEXT NOT NULL,                  -- the id of its list (RFC 2919); empty for none
    unsubscribe TEXT NOT NULL            -- where its newest letter says that it can be ended (RFC 2369); empty for nowhere
);
CREATE INDEX newsletter_by_account ON newsletter (account, sender);

-- Letters that went with the account whose they were: the log still counts them.
CREATE TABLE erased_article (
    id {id}
);
