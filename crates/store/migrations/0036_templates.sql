-- What the article pages of one host have in common, learned from them.

CREATE TABLE template (
    host TEXT PRIMARY KEY,
    pages BIGINT NOT NULL,               -- of how many it was learned, those longest ago counting less
    learned_us BIGINT NOT NULL,          -- when it was changed last
    template {bytes} NOT NULL            -- in a form that the reader of pages knows
);
