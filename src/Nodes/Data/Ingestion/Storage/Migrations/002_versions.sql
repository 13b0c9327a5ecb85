-- Tells a record that comes again apart from one that comes again with other content.
ALTER TABLE record_id ADD COLUMN content BIGINT;

-- Outcomes that were revised, and such that came late for a record that had a later one already: what was known before.
CREATE TABLE label_past (
    scenario TEXT NOT NULL,
    record_id TEXT NOT NULL,
    arrival_at BIGINT NOT NULL,
    value DOUBLE PRECISION NOT NULL,
    event_at BIGINT NOT NULL,
    PRIMARY KEY (scenario, record_id, arrival_at, value)
) {without_rowid};

-- Which snapshot each model learned from, as training and registry told it.
CREATE TABLE trained_model (
    run_id TEXT PRIMARY KEY,
    scenario TEXT,
    model TEXT,
    version TEXT,
    snapshot_id TEXT,
    at BIGINT NOT NULL
);
