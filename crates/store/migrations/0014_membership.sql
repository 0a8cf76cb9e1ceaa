-- Who may read what. Grants are never changed: one is added, or marked as revoked. What is in force is computed from them.

CREATE TABLE access_grant (
    id {id},
    account BIGINT NOT NULL,
    source TEXT NOT NULL,                -- trial, subscription, gift, voucher ..
    plan TEXT NOT NULL,                  -- empty for none
    title BIGINT NOT NULL,               -- the only title that it opens; 0 for all
    from_us BIGINT NOT NULL,
    to_us BIGINT NOT NULL,               -- 0 for no end
    revoked_us BIGINT NOT NULL,          -- 0 for not
    reference TEXT NOT NULL,
    made_us BIGINT NOT NULL
);
CREATE INDEX access_grant_by_account ON access_grant (account);

-- Whoever had a trial: hashes of the address as people are told apart by it, and of the card. They outlive the account, and name nobody.
CREATE TABLE trial_key (
    hash {bytes} PRIMARY KEY,
    begun_us BIGINT NOT NULL
);

-- Articles read on the meter. A reader is "account:7", "browser:" and a number, or "network:" and a hash.
CREATE TABLE meter_use (
    reader TEXT NOT NULL,
    month TEXT NOT NULL,                 -- 2026-11, in the reader's zone
    article BIGINT NOT NULL,
    used_us BIGINT NOT NULL,
    decision TEXT NOT NULL,              -- the record that it was counted by, as JSON; it replays
    PRIMARY KEY (reader, month, article)
);
CREATE INDEX meter_use_by_age ON meter_use (used_us);
CREATE TABLE meter_count (
    reader TEXT NOT NULL,
    month TEXT NOT NULL,
    used BIGINT NOT NULL,
    PRIMARY KEY (reader, month)
);

-- Links that open one article for others.
CREATE TABLE gift_link (
    id {id},
    giver BIGINT NOT NULL,
    article BIGINT NOT NULL,
    month TEXT NOT NULL,                 -- in which it counts for the giver
    made_us BIGINT NOT NULL,
    ends_us BIGINT NOT NULL,
    devices BIGINT NOT NULL,             -- that may open it
    revoked_us BIGINT NOT NULL,          -- 0 for not
    UNIQUE (giver, month, article)
);
CREATE TABLE gift_device (
    link BIGINT NOT NULL,
    device TEXT NOT NULL,
    opened_us BIGINT NOT NULL,
    PRIMARY KEY (link, device)
);
CREATE INDEX gift_device_by_device ON gift_device (device);

-- Every edition of the policy that was in force, so that a decision of any time can be made again.
CREATE TABLE policy_edition (
    version BIGINT PRIMARY KEY,
    text TEXT NOT NULL,
    since_us BIGINT NOT NULL
);

-- Wishes to cancel or to withdraw, also of people who are not signed in: as they came, with the time.
CREATE TABLE farewell (
    id {id},
    kind TEXT NOT NULL,                  -- cancel, withdraw
    address TEXT NOT NULL,
    contract TEXT NOT NULL,              -- as it was given; may be empty
    account BIGINT NOT NULL,             -- whose address it is; 0 for nobody's
    at_us BIGINT NOT NULL,
    settled_us BIGINT NOT NULL           -- when it was carried out; 0 for not yet
);
CREATE INDEX farewell_by_account ON farewell (account);
