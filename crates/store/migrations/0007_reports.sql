-- Reports: which articles carry one text, what they say about who wrote it, whom they cite, how their texts were changed.
-- Written by the role `curate`, which follows the log. JSON is that of crate `wire`.

ALTER TABLE article ADD COLUMN report BIGINT;    -- NULL until it was placed

CREATE TABLE report (
    id {id},                             -- the article that founded it
    formed_us BIGINT NOT NULL,           -- when its second article joined; 0 while there is one
    articles INTEGER NOT NULL,           -- withdrawn ones left out
    titles INTEGER NOT NULL,
    agency TEXT,                         -- key of the agency whose text it is
    source_article BIGINT,               -- or the article that the others have it from
    source TEXT NOT NULL,                -- JSON: whose text it is, with evidence
    first TEXT NOT NULL                  -- JSON: who reported first, with evidence
);

CREATE TABLE carried (
    article {id},
    report BIGINT NOT NULL,
    revision INTEGER NOT NULL,           -- the text that was placed
    relation TEXT NOT NULL,              -- original, exact, edited, shortened, extended, translated_headline
    placement TEXT NOT NULL,             -- JSON: how much of which text is in the other, own paragraphs, why
    claims TEXT NOT NULL                 -- JSON: what it says about who wrote it, with pattern and words
);
CREATE INDEX carried_by_report ON carried (report);

-- Who cites whom.
CREATE TABLE citation (
    article BIGINT NOT NULL,
    outlet TEXT NOT NULL,                -- key of the outlet
    manner TEXT NOT NULL,                -- first, cites, links
    name TEXT NOT NULL,
    pattern TEXT NOT NULL,
    fragment TEXT NOT NULL,
    weight DOUBLE PRECISION NOT NULL,
    cited BIGINT,                        -- the outlet's own article, where it is known
    PRIMARY KEY (article, outlet, manner)
);
CREATE INDEX citation_by_outlet ON citation (outlet, article);
CREATE INDEX citation_by_cited ON citation (cited);

-- What a publisher changed from the revision before to this one.
CREATE TABLE amendment (
    article BIGINT NOT NULL,
    number INTEGER NOT NULL,
    corrected BOOLEAN NOT NULL,
    silent BOOLEAN NOT NULL,
    amendment TEXT NOT NULL,             -- JSON: notes, sizes, reasons
    PRIMARY KEY (article, number)
);

-- Who follows the log, and how far.
CREATE TABLE follower (
    name TEXT PRIMARY KEY,
    sequence BIGINT NOT NULL,            -- the last fact that was taken
    replay_from BIGINT NOT NULL          -- the first fact that has to be read again after a restart
);
INSERT INTO follower (name, sequence, replay_from) VALUES ('curate', 0, 1);
