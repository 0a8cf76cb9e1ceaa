-- Lists as they were shown, with everything that made each place: "why is this here?" and "as of 08:00" are answered from these rows.

CREATE TABLE lead_list (
    edition TEXT NOT NULL,               -- the edition's slug
    at_us BIGINT NOT NULL,
    weights INTEGER NOT NULL,            -- version of the weights file
    places TEXT NOT NULL,                -- JSON: which stories in which order, to tell whether anything changed
    body {bytes} NOT NULL,               -- JSON in one zstd frame: the records
    PRIMARY KEY (edition, at_us)
);

-- What is learned of a reader; theirs, and erased with the account.
CREATE TABLE profile (
    account {id},
    state {bytes} NOT NULL,
    updated_us BIGINT NOT NULL
);

-- What editors did to the lists that they choose by hand. Never changed: a list is the fold over its acts.
CREATE TABLE pick_act (
    number {id},
    list TEXT NOT NULL,
    at_us BIGINT NOT NULL,
    account BIGINT NOT NULL,
    act TEXT NOT NULL                    -- JSON
);
CREATE INDEX pick_act_by_list ON pick_act (list, number);
