-- What the payment provider was asked for a farewell, and what came of it.
ALTER TABLE farewell ADD COLUMN due_us BIGINT NOT NULL DEFAULT 0;      -- not tried before
ALTER TABLE farewell ADD COLUMN tries BIGINT NOT NULL DEFAULT 0;       -- that failed
ALTER TABLE farewell ADD COLUMN refusals BIGINT NOT NULL DEFAULT 0;    -- of them, those that the provider answered with no
ALTER TABLE farewell ADD COLUMN by_hand BOOLEAN NOT NULL DEFAULT FALSE; -- a person has to see to it
ALTER TABLE farewell ADD COLUMN said TEXT NOT NULL DEFAULT '';         -- what came of it, in words for its reader
