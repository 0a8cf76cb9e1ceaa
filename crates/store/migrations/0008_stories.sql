-- Stories: which articles tell of one event. Written by the role `curate`, which follows the log.

ALTER TABLE article ADD COLUMN story BIGINT;     -- NULL until it was placed
CREATE INDEX article_by_story ON article (story, sort_us, id);

CREATE TABLE story (
    id {id},                             -- the article that opened it
    slug TEXT NOT NULL,                  -- of its first headline; never changes
    forwards_to BIGINT,                  -- the story it was merged into; NULL while it stands for itself
    split_from BIGINT,                   -- the story it was a part of before
    name TEXT,                           -- an editor's; else the headline of `lead` stands for it
    lead BIGINT NOT NULL,                -- the article whose headline stands for it
    opened_us BIGINT NOT NULL,           -- when its first article appeared
    newest_us BIGINT NOT NULL,           -- when its newest one did
    articles INTEGER NOT NULL,           -- withdrawn ones left out, here and below
    titles INTEGER NOT NULL,
    owners INTEGER NOT NULL,
    countries INTEGER NOT NULL,
    languages INTEGER NOT NULL,          -- by their first two letters
    reports INTEGER NOT NULL             -- independent ones: copies of one text and texts of one owner count once
);
CREATE INDEX story_by_newest ON story (newest_us, id);
CREATE INDEX story_by_forward ON story (forwards_to);

CREATE TABLE story_place (
    article {id},
    story BIGINT NOT NULL,
    placed_us BIGINT NOT NULL,
    because TEXT NOT NULL                -- JSON: why
);

-- What happened before, and what is near.
CREATE TABLE story_tie (
    story BIGINT NOT NULL,
    kind TEXT NOT NULL,                  -- storyline, related
    place INTEGER NOT NULL,              -- 0 first
    other BIGINT NOT NULL,
    because TEXT NOT NULL,               -- JSON: why
    PRIMARY KEY (story, kind, place)
);

-- What editors did to stories. The engine takes it from the log; these rows are for the desk.
CREATE TABLE story_act (
    number {id},
    story BIGINT NOT NULL,
    at_us BIGINT NOT NULL,
    account BIGINT NOT NULL,
    act TEXT NOT NULL,                   -- JSON
    undone BOOLEAN NOT NULL
);
CREATE INDEX story_act_by_story ON story_act (story, number);

INSERT INTO follower (name, sequence, replay_from) VALUES ('stories', 0, 1);
