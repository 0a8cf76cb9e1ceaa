-- Whether the last payment of a subscription failed, by what its mirror says: so that whoever is told of it is found without reading all.
ALTER TABLE paid_subscription ADD COLUMN failing BOOLEAN NOT NULL DEFAULT FALSE;
UPDATE paid_subscription SET failing = TRUE WHERE mirror LIKE '%"status":"past_due"%' OR mirror LIKE '%"status":"unpaid"%';
CREATE INDEX paid_subscription_failing ON paid_subscription (reference) WHERE failing;

-- What readers were told of payments that failed: each step once for each time that it failed.
CREATE TABLE dunning_letter (
    reference TEXT NOT NULL,             -- the provider's id of the subscription
    began_us BIGINT NOT NULL,            -- when it failed first
    step TEXT NOT NULL,                  -- tell, warn, end
    account BIGINT NOT NULL,
    sent_us BIGINT NOT NULL,
    PRIMARY KEY (reference, began_us, step)
);
CREATE INDEX dunning_letter_by_account ON dunning_letter (account);

-- A voucher gives days of membership, or an amount into a reader's own balance.
ALTER TABLE voucher ADD COLUMN minor BIGINT NOT NULL DEFAULT 0;
ALTER TABLE voucher ADD COLUMN currency TEXT NOT NULL DEFAULT '';

-- Articles that were bought alone and given back: when, and in the statements of which month it is taken back from the title.
ALTER TABLE bought_article ADD COLUMN returned_us BIGINT NOT NULL DEFAULT 0;
ALTER TABLE bought_article ADD COLUMN returned_in TEXT NOT NULL DEFAULT '';
DROP INDEX bought_article_once;
CREATE UNIQUE INDEX bought_article_once ON bought_article (account, article) WHERE account <> 0 AND returned_us = 0;
CREATE INDEX bought_article_returned ON bought_article (returned_in, currency) WHERE returned_us <> 0;
