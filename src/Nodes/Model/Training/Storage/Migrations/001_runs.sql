CREATE TABLE run (
    run_id TEXT PRIMARY KEY,
    scenario TEXT NOT NULL,
    learner TEXT NOT NULL,
    snapshot_id TEXT,
    settings TEXT NOT NULL,
    requested_by TEXT NOT NULL,
    reason TEXT NOT NULL,
    state TEXT NOT NULL,
    stage TEXT NOT NULL,
    fraction DOUBLE PRECISION NOT NULL,
    starts BIGINT NOT NULL,
    failure TEXT,
    result TEXT,
    requested_at BIGINT NOT NULL,
    started_at BIGINT,
    finished_at BIGINT
);

CREATE INDEX run_by_scenario ON run (scenario, requested_at);
CREATE INDEX run_by_state ON run (state);
