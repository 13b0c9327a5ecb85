-- MLflow's tracking minimum: experiments, runs and what is logged to them.
CREATE TABLE experiments (
    id BIGINT PRIMARY KEY,
    name TEXT NOT NULL UNIQUE,
    artifact_location TEXT NOT NULL,
    stage TEXT NOT NULL,
    created_at BIGINT NOT NULL,
    updated_at BIGINT NOT NULL
);
INSERT INTO experiments (id, name, artifact_location, stage, created_at, updated_at) VALUES (0, 'Default', 'mlflow-artifacts:/0', 'active', 0, 0);

CREATE TABLE tracked_runs (
    id TEXT PRIMARY KEY,
    experiment BIGINT NOT NULL,
    name TEXT NOT NULL,
    user_id TEXT NOT NULL,
    status TEXT NOT NULL,
    stage TEXT NOT NULL,
    artifact_uri TEXT NOT NULL,
    started_at BIGINT NOT NULL,
    ended_at BIGINT
);
CREATE INDEX runs_of_experiment ON tracked_runs (experiment, started_at);

-- Tags and parameters of runs, tags of experiments (owner is then the experiment's id).
CREATE TABLE tracked_values (
    kind TEXT NOT NULL,
    owner TEXT NOT NULL,
    key TEXT NOT NULL,
    value TEXT NOT NULL,
    PRIMARY KEY (kind, owner, key)
);

-- The value as text, since neither NaN nor infinity is a number in SQLite.
CREATE TABLE tracked_metrics (
    id {identity},
    run TEXT NOT NULL,
    key TEXT NOT NULL,
    value TEXT NOT NULL,
    at BIGINT NOT NULL,
    step BIGINT NOT NULL
);
CREATE INDEX metrics_of_run ON tracked_metrics (run, key, id);

CREATE TABLE tracked_inputs (
    id {identity},
    run TEXT NOT NULL,
    body TEXT NOT NULL
);
CREATE INDEX inputs_of_run ON tracked_inputs (run, id);
