CREATE TABLE models (
    name TEXT PRIMARY KEY,
    last_version BIGINT NOT NULL,
    epoch BIGINT NOT NULL,
    created_at BIGINT NOT NULL
);

CREATE TABLE versions (
    model TEXT NOT NULL,
    number BIGINT NOT NULL,
    run_id TEXT NOT NULL UNIQUE,
    status TEXT NOT NULL,
    artifact_hash TEXT NOT NULL,
    artifact_bytes BIGINT NOT NULL,
    snapshot_id TEXT NOT NULL,
    feature_view TEXT NOT NULL,
    learner TEXT NOT NULL,
    metrics TEXT NOT NULL,
    created_at BIGINT NOT NULL,
    PRIMARY KEY (model, number)
);

CREATE TABLE aliases (
    model TEXT NOT NULL,
    alias TEXT NOT NULL,
    version BIGINT NOT NULL,
    epoch BIGINT NOT NULL,
    moved_at BIGINT NOT NULL,
    PRIMARY KEY (model, alias)
);

CREATE TABLE history (
    id {identity},
    model TEXT NOT NULL,
    kind TEXT NOT NULL,
    alias TEXT,
    from_version BIGINT,
    to_version BIGINT NOT NULL,
    epoch BIGINT,
    made_by TEXT NOT NULL,
    why TEXT NOT NULL,
    made_at BIGINT NOT NULL
);

CREATE INDEX history_of_model ON history (model, id);

CREATE TABLE pending (
    run_id TEXT PRIMARY KEY,
    fact TEXT NOT NULL,
    attempts BIGINT NOT NULL,
    next_at BIGINT NOT NULL,
    problem TEXT,
    received_at BIGINT NOT NULL
);
