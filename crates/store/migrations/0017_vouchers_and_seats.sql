-- Vouchers: so many days of membership for whoever has the code. Of the code only its digest is kept.
CREATE TABLE voucher (
    digest TEXT PRIMARY KEY,
    days BIGINT NOT NULL,
    uses BIGINT NOT NULL,                -- by how many people
    until_us BIGINT NOT NULL,            -- the last moment at which it can be used; 0 for no end
    made_us BIGINT NOT NULL
);
CREATE TABLE voucher_use (
    digest TEXT NOT NULL,
    account BIGINT NOT NULL,
    used_us BIGINT NOT NULL,
    PRIMARY KEY (digest, account)
);
CREATE INDEX voucher_use_by_account ON voucher_use (account);

-- Seats of families and teams: who pays, and who reads by it.
CREATE TABLE seat (
    id {id},
    payer BIGINT NOT NULL,
    name TEXT NOT NULL,                  -- whom it was offered to, in the payer's words
    account BIGINT NOT NULL,             -- who sits there; 0 while it is offered
    offered_us BIGINT NOT NULL,
    taken_us BIGINT NOT NULL,            -- 0 for not yet
    left_us BIGINT NOT NULL              -- 0 for not
);
CREATE INDEX seat_by_payer ON seat (payer);
CREATE INDEX seat_by_account ON seat (account);
