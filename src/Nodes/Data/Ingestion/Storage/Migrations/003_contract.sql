-- Every reason of a row that was set aside, as JSON, and the hold it came out of.
ALTER TABLE quarantine ADD COLUMN reasons TEXT;
ALTER TABLE quarantine ADD COLUMN hold_id TEXT;
