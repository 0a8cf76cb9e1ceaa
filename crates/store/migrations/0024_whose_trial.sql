-- Which subscription at the payment provider a trial was; empty for a trial of our own.
ALTER TABLE trial_key ADD COLUMN reference TEXT NOT NULL DEFAULT '';
