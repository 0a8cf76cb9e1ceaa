-- Money that readers put in for single articles, and what they bought with it. What is left of it is in the ledger.

CREATE TABLE wallet_top_up (
    invoice TEXT PRIMARY KEY,            -- the provider's id, or our number
    account BIGINT NOT NULL,
    charge TEXT NOT NULL,
    currency TEXT NOT NULL,
    gross BIGINT NOT NULL,
    tax BIGINT NOT NULL,                 -- taken at once; most often none, as it is due when an article is bought
    fee BIGINT NOT NULL,
    jurisdiction TEXT NOT NULL,
    paid_us BIGINT NOT NULL,
    returned BIGINT NOT NULL,            -- of the gross amount, in all
    dispute TEXT NOT NULL,               -- open, won, lost; empty for none
    disputed BIGINT NOT NULL             -- what the bank holds beside that
);
CREATE INDEX wallet_top_up_by_account ON wallet_top_up (account, paid_us);
CREATE INDEX wallet_top_up_by_charge ON wallet_top_up (charge);
CREATE INDEX wallet_top_up_by_time ON wallet_top_up (paid_us);

-- Articles that readers bought, each once. When an account is erased, what is owed to the title stays, and nobody knows any more who read what.
CREATE TABLE bought_article (
    id {id},
    account BIGINT NOT NULL,             -- 0 when it was erased
    article BIGINT NOT NULL,             -- 0 then
    title BIGINT NOT NULL,
    agency TEXT NOT NULL,                -- empty for none
    period TEXT NOT NULL,                -- the month in which its title is paid
    currency TEXT NOT NULL,
    price BIGINT NOT NULL,
    tax BIGINT NOT NULL,
    jurisdiction TEXT NOT NULL,
    bought_us BIGINT NOT NULL,
    decision TEXT NOT NULL               -- the record that it was sold by, as JSON; it replays. Empty when the account was erased
);
CREATE UNIQUE INDEX bought_article_once ON bought_article (account, article) WHERE account <> 0;
CREATE INDEX bought_article_by_period ON bought_article (period, currency);
