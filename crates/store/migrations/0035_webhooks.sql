-- Where this service sends news that readers ask for (webhooks): what their rules tell of, or what a search that they keep finds.
CREATE TABLE webhook (
    id {id},
    account BIGINT NOT NULL,
    address TEXT NOT NULL,
    secret TEXT NOT NULL,                -- what is signed with
    search BIGINT NOT NULL,              -- the search that is kept; 0 for what rules tell of
    created_us BIGINT NOT NULL,
    failing_since_us BIGINT NOT NULL,    -- 0 while it answers
    off_us BIGINT NOT NULL               -- since when nothing is sent; 0 while it is on
);
CREATE INDEX webhook_by_account ON webhook (account);

-- What is to be sent there, and was.
CREATE TABLE webhook_message (
    webhook BIGINT NOT NULL,
    account BIGINT NOT NULL,
    article BIGINT NOT NULL,
    made_us BIGINT NOT NULL,
    due_us BIGINT NOT NULL,              -- when it is tried next
    attempts INTEGER NOT NULL,
    status INTEGER NOT NULL,             -- of the last answer; 0 for none
    sent_us BIGINT NOT NULL,             -- when it was taken; 0 while it waits
    PRIMARY KEY (webhook, article)
);
CREATE INDEX webhook_message_by_account ON webhook_message (account);
CREATE INDEX webhook_message_by_due ON webhook_message (sent_us, due_us);
