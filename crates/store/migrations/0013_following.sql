-- When a reader last opened a story: what came since is new to them.
CREATE TABLE story_visit (
    account BIGINT NOT NULL,
    story BIGINT NOT NULL,
    at_us BIGINT NOT NULL,
    PRIMARY KEY (account, story)
);

-- When a reader last looked at what a kept search finds; 0 for never.
ALTER TABLE saved_search ADD COLUMN seen_us BIGINT NOT NULL DEFAULT 0;

-- Who gets the briefing by mail.
CREATE TABLE briefing_mail (
    account {id},
    parts TEXT NOT NULL,                 -- morning, evening, both
    minutes INTEGER NOT NULL,
    zone TEXT NOT NULL,                  -- IANA
    sent_us BIGINT NOT NULL              -- when the last one went out; since when it is asked for before that
);
