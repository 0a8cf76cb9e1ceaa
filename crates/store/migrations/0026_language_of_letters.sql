-- The language that an account's letters are written in (BCP 47); empty where none was chosen.
ALTER TABLE account ADD COLUMN language TEXT NOT NULL DEFAULT '';
