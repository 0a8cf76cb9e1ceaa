-- Invoices of our own, which are paid by bank transfer where there is no payment provider. Numbers of a year follow one another without a gap.
CREATE TABLE invoice (
    number TEXT PRIMARY KEY,             -- 2026-000012
    year BIGINT NOT NULL,
    place BIGINT NOT NULL,
    account BIGINT NOT NULL,
    plan TEXT NOT NULL,
    name TEXT NOT NULL,                  -- the plan's, as it stands on the invoice
    months BIGINT NOT NULL,
    currency TEXT NOT NULL,
    gross BIGINT NOT NULL,
    tax BIGINT NOT NULL,
    jurisdiction TEXT NOT NULL,
    made_us BIGINT NOT NULL,
    state TEXT NOT NULL,                 -- open, paid, void
    settled_us BIGINT NOT NULL           -- 0 while it is open
);
CREATE UNIQUE INDEX invoice_by_place ON invoice (year, place);
CREATE INDEX invoice_by_account ON invoice (account, made_us);
CREATE INDEX invoice_open ON invoice (made_us) WHERE state = 'open';
