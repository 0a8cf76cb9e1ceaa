-- Each story's page asks for the parts that were split from it, which few have.
CREATE INDEX story_by_split ON story (split_from) WHERE split_from IS NOT NULL;
