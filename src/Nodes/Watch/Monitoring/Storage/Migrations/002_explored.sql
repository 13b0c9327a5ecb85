-- What would have been stopped but was let through to learn from it counts as stopped, for as many as it stands for.
ALTER TABLE decided ADD COLUMN weight DOUBLE PRECISION NOT NULL DEFAULT 1;
