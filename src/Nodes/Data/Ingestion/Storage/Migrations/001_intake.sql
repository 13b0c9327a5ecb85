-- How far each journal's lines are published; moves in the same transaction as the events it stands for.
CREATE TABLE intake_position (
    journal TEXT PRIMARY KEY,
    segment BIGINT NOT NULL,
    byte_offset BIGINT NOT NULL,
    line_count BIGINT NOT NULL
);

-- Ids of all published records: a second copy is recognised by this key. Newer ones are still in the journal's tail.
CREATE TABLE record_id (
    scenario TEXT NOT NULL,
    id TEXT NOT NULL,
    PRIMARY KEY (scenario, id)
) {without_rowid};

-- The latest outcome of each record, whether the record came already or not.
CREATE TABLE label (
    scenario TEXT NOT NULL,
    record_id TEXT NOT NULL,
    value DOUBLE PRECISION NOT NULL,
    event_at BIGINT NOT NULL,
    arrival_at BIGINT NOT NULL,
    version BIGINT NOT NULL,
    PRIMARY KEY (scenario, record_id)
) {without_rowid};

CREATE TABLE quarantine (
    seq {identity},
    id TEXT NOT NULL UNIQUE,
    scenario TEXT NOT NULL,
    kind TEXT NOT NULL,
    record_id TEXT,
    field TEXT,
    reason TEXT NOT NULL,
    schema_version TEXT NOT NULL,
    raw TEXT NOT NULL,
    at BIGINT NOT NULL
);

CREATE TABLE snapshot (
    seq {identity},
    id TEXT NOT NULL UNIQUE,
    scenario TEXT NOT NULL,
    row_count BIGINT NOT NULL,
    labelled BIGINT NOT NULL,
    positives BIGINT NOT NULL,
    event_from BIGINT NOT NULL,
    event_to BIGINT NOT NULL,
    schema_version TEXT NOT NULL,
    intake_lines BIGINT NOT NULL,
    sealed_at BIGINT NOT NULL
);
