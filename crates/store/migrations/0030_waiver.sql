-- That somebody asked for reading to begin before the time for withdrawing is over, and acknowledged what follows: the words as they were read, in their
-- language, with the time (Directive 2011/83/EU, articles 7(3), 8(8) and 16). Only ever added to.
CREATE TABLE waiver (
    id {id},
    account BIGINT NOT NULL,
    plan TEXT NOT NULL,                  -- the plan's word
    reference TEXT NOT NULL,             -- the invoice of our own; empty where it is paid at the payment provider
    language TEXT NOT NULL,
    words TEXT NOT NULL,
    said_us BIGINT NOT NULL
);
CREATE INDEX waiver_by_account ON waiver (account, said_us);
