-- When something new was last seen in a feed, so that a quiet feed stays a quiet feed over a restart; 0 for never.
ALTER TABLE feed ADD COLUMN newest_us BIGINT NOT NULL DEFAULT 0;
