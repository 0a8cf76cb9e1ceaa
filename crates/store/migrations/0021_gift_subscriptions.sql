-- Memberships that somebody pays for and somebody else reads by. They begin when they are claimed.
CREATE TABLE gift_subscription (
    id {id},
    buyer BIGINT NOT NULL,               -- 0 where that account was erased
    plan TEXT NOT NULL,
    months BIGINT NOT NULL,
    recipient TEXT NOT NULL,             -- the address that the letter goes to; empty where the buyer hands the link over
    name TEXT NOT NULL,                  -- whom it is for, in the buyer's words
    note TEXT NOT NULL,                  -- what the buyer says to them
    available_us BIGINT NOT NULL,        -- from when it can be claimed, and the letter is sent
    made_us BIGINT NOT NULL,
    invoice TEXT NOT NULL,               -- empty while it is not paid
    sent_us BIGINT NOT NULL,             -- 0 while no letter was sent
    claimed_us BIGINT NOT NULL,          -- 0 while nobody has
    ends_us BIGINT NOT NULL,             -- when the membership that it gave ends; 0 while nobody has it
    claimant BIGINT NOT NULL             -- 0 while nobody has, or where that account was erased
);
CREATE INDEX gift_subscription_by_buyer ON gift_subscription (buyer);
CREATE INDEX gift_subscription_by_invoice ON gift_subscription (invoice) WHERE invoice <> '';
CREATE INDEX gift_subscription_to_send ON gift_subscription (available_us) WHERE sent_us = 0 AND invoice <> '';
