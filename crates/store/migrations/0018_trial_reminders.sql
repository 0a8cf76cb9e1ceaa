-- Trials whose readers were told that they end.
CREATE TABLE trial_reminder (
    grant_id BIGINT PRIMARY KEY,
    sent_us BIGINT NOT NULL
);
CREATE INDEX access_grant_by_end ON access_grant (source, to_us);
