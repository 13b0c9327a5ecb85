CREATE TABLE setting (
    name TEXT PRIMARY KEY,
    value TEXT NOT NULL
);

-- Records that were scored, or should have been, and are not at ingestion yet.
CREATE TABLE waiting_record (
    seq {identity},
    id TEXT NOT NULL UNIQUE,
    scenario TEXT NOT NULL,
    event_at BIGINT NOT NULL,
    fields TEXT NOT NULL
);

-- Outcomes nobody knows yet; due_at is scenario time.
CREATE TABLE waiting_label (
    due_at BIGINT NOT NULL,
    record_id TEXT NOT NULL,
    scenario TEXT NOT NULL,
    value DOUBLE PRECISION NOT NULL,
    PRIMARY KEY (due_at, record_id)
) {without_rowid};

-- Rows a replay scored live, with what came of them.
CREATE TABLE replay_score (
    id TEXT PRIMARY KEY,
    score DOUBLE PRECISION NOT NULL,
    label DOUBLE PRECISION
);
