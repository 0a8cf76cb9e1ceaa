-- What readers pay and titles earn. Amounts are whole minor units of their currency.

-- What is on offer.
CREATE TABLE plan (
    word TEXT PRIMARY KEY,
    name TEXT NOT NULL,
    about TEXT NOT NULL,
    currency TEXT NOT NULL,
    minor BIGINT NOT NULL,               -- a term
    months BIGINT NOT NULL,              -- a term
    trial_days BIGINT NOT NULL,
    price TEXT NOT NULL,                 -- the payment provider's id of it; empty without a provider
    on_sale BOOLEAN NOT NULL,
    place BIGINT NOT NULL                -- the order on the page
);

-- What the payment provider told, as it came: kept, then taken in.
CREATE TABLE provider_event (
    id TEXT PRIMARY KEY,                 -- the provider's
    kind TEXT NOT NULL,
    body {bytes} NOT NULL,
    received_us BIGINT NOT NULL,
    done_us BIGINT NOT NULL,             -- 0 while it waits
    tries BIGINT NOT NULL,
    said TEXT NOT NULL                   -- what came of it
);
CREATE INDEX provider_event_waiting ON provider_event (received_us) WHERE done_us = 0;

-- Who is whom at the payment provider.
CREATE TABLE customer (
    account BIGINT PRIMARY KEY,
    customer TEXT NOT NULL
);
CREATE UNIQUE INDEX customer_by_customer ON customer (customer);

-- Subscriptions as the provider has them; the state is worked out from it and the time.
CREATE TABLE paid_subscription (
    reference TEXT PRIMARY KEY,          -- the provider's id
    account BIGINT NOT NULL,             -- 0 while nobody knows whose it is
    customer TEXT NOT NULL,
    mirror TEXT NOT NULL,                -- JSON
    changed_us BIGINT NOT NULL
);
CREATE INDEX paid_subscription_by_account ON paid_subscription (account);
CREATE INDEX paid_subscription_by_customer ON paid_subscription (customer);

-- Invoices that were paid.
CREATE TABLE payment (
    invoice TEXT PRIMARY KEY,            -- the provider's id, or our number
    account BIGINT NOT NULL,
    subscription TEXT NOT NULL,
    charge TEXT NOT NULL,
    currency TEXT NOT NULL,
    gross BIGINT NOT NULL,
    tax BIGINT NOT NULL,
    fee BIGINT NOT NULL,
    jurisdiction TEXT NOT NULL,
    from_s BIGINT NOT NULL,              -- what it pays for, in seconds
    to_s BIGINT NOT NULL,
    paid_us BIGINT NOT NULL,
    returned BIGINT NOT NULL,            -- of the gross amount, in all
    dispute TEXT NOT NULL,               -- open, won, lost; empty for none
    disputed BIGINT NOT NULL,            -- what the bank holds beside that
    earned TEXT NOT NULL                 -- JSON: what was divided at each close
);
CREATE INDEX payment_by_account ON payment (account, paid_us);
CREATE INDEX payment_by_charge ON payment (charge);

-- The ledger: double entry, only ever added to.
CREATE TABLE posting (
    id {id},
    key TEXT NOT NULL,
    kind TEXT NOT NULL,
    currency TEXT NOT NULL,
    at_us BIGINT NOT NULL,
    source TEXT NOT NULL
);
CREATE UNIQUE INDEX posting_by_key ON posting (key);
CREATE INDEX posting_by_time ON posting (at_us);
CREATE TABLE posting_entry (
    posting BIGINT NOT NULL,
    account TEXT NOT NULL,
    currency TEXT NOT NULL,
    minor BIGINT NOT NULL,               -- what came in; below zero what went out
    PRIMARY KEY (posting, account)
);
CREATE INDEX posting_entry_by_account ON posting_entry (account, currency, minor);

-- Who as a member opened what, once a month: it is paid by.
CREATE TABLE member_read (
    period TEXT NOT NULL,                -- 2026-10
    account BIGINT NOT NULL,
    article BIGINT NOT NULL,
    opened_us BIGINT NOT NULL,
    seconds BIGINT NOT NULL,             -- until the next page was opened; 0 where none was
    standing TEXT NOT NULL,
    PRIMARY KEY (period, account, article)
);
CREATE INDEX member_read_by_account ON member_read (account, opened_us);

-- Months that were divided.
CREATE TABLE closed_period (
    period TEXT NOT NULL,
    currency TEXT NOT NULL,
    formula TEXT NOT NULL,               -- JSON
    pool TEXT NOT NULL,                  -- JSON: what all titles together got, and who got what of it
    closed_us BIGINT NOT NULL,
    PRIMARY KEY (period, currency)
);
CREATE TABLE receipt (
    account BIGINT NOT NULL,
    period TEXT NOT NULL,
    currency TEXT NOT NULL,
    document TEXT NOT NULL,              -- JSON: where the fee went
    PRIMARY KEY (account, period, currency)
);
CREATE TABLE statement (
    number TEXT PRIMARY KEY,
    payee TEXT NOT NULL,
    period TEXT NOT NULL,
    currency TEXT NOT NULL,
    digest TEXT NOT NULL,
    document TEXT NOT NULL,              -- JSON
    written_us BIGINT NOT NULL
);
CREATE INDEX statement_by_payee ON statement (payee, currency, period);

-- Whose a title is: asked for, and proved by its domain or a file on its site.
CREATE TABLE title_claim (
    title BIGINT NOT NULL,
    account BIGINT NOT NULL,
    proof TEXT NOT NULL,                 -- what has to be found there
    asked_us BIGINT NOT NULL,
    proved_us BIGINT NOT NULL,           -- 0 while it is not
    way TEXT NOT NULL,                   -- dns or file; empty while it is not
    PRIMARY KEY (title, account)
);
