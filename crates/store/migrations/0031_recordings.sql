-- Sound or video of an article, for lists: its media type (empty for none), and what its publisher says of its size and length (0 for nothing).
ALTER TABLE article ADD COLUMN recording TEXT NOT NULL DEFAULT '';
ALTER TABLE article ADD COLUMN recording_bytes BIGINT NOT NULL DEFAULT 0;
ALTER TABLE article ADD COLUMN recording_seconds INTEGER NOT NULL DEFAULT 0;
