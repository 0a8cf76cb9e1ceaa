-- Browsers that take push messages for a reader.
CREATE TABLE push_device (
    id {id},
    account BIGINT NOT NULL,
    endpoint TEXT NOT NULL UNIQUE,       -- the push service's address for it
    public_key {bytes} NOT NULL,
    secret {bytes} NOT NULL,
    name TEXT NOT NULL,                  -- "Firefox on Linux"
    created_us BIGINT NOT NULL
);
CREATE INDEX push_device_by_account ON push_device (account);

-- Of what readers want to be told, and how: none, push, mail or both.
CREATE TABLE telling (
    account {id},
    stories TEXT NOT NULL,               -- stories that they follow
    leads TEXT NOT NULL,                 -- what has just come to lead
    rules TEXT NOT NULL,                 -- what their rules found
    searches TEXT NOT NULL,              -- what their kept searches find anew
    quiet_from INTEGER NOT NULL,         -- minutes of the day; as quiet_until for never
    quiet_until INTEGER NOT NULL,
    zone TEXT NOT NULL                   -- IANA
);

-- Of what they were told: never twice the same, and no briefing leads with it.
CREATE TABLE told (
    account BIGINT NOT NULL,
    event TEXT NOT NULL,                 -- story:ID, article:ID, search:ID
    article BIGINT NOT NULL,             -- 0 for none
    at_us BIGINT NOT NULL,
    PRIMARY KEY (account, event)
);
CREATE INDEX told_by_time ON told (at_us);
