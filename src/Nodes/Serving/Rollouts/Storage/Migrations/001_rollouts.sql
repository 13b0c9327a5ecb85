CREATE TABLE rollouts (
    id TEXT PRIMARY KEY,
    model TEXT NOT NULL,
    version TEXT NOT NULL,
    artifact_hash TEXT NOT NULL,
    stable_version TEXT NOT NULL,
    champion_epoch BIGINT NOT NULL,
    champion_moved BIGINT NOT NULL,
    steps TEXT NOT NULL,
    auto BIGINT NOT NULL,
    active BIGINT NOT NULL,
    phase TEXT NOT NULL,
    step BIGINT NOT NULL,
    weight DOUBLE PRECISION NOT NULL,
    verdict TEXT NOT NULL,
    reason TEXT NOT NULL,
    started_by TEXT NOT NULL,
    started_at BIGINT NOT NULL,
    phase_since BIGINT NOT NULL,
    step_since BIGINT NOT NULL,
    finished_at BIGINT
);

CREATE UNIQUE INDEX one_active_rollout_per_model ON rollouts (model) WHERE active = 1;
CREATE INDEX rollouts_by_start ON rollouts (started_at);

CREATE TABLE ledger (
    id {identity},
    rollout_id TEXT NOT NULL,
    phase TEXT NOT NULL,
    step BIGINT NOT NULL,
    weight DOUBLE PRECISION NOT NULL,
    split_epoch BIGINT,
    fact TEXT NOT NULL,
    reason TEXT NOT NULL,
    made_by TEXT NOT NULL,
    made_at BIGINT NOT NULL
);

CREATE INDEX ledger_of_rollout ON ledger (rollout_id, id);

CREATE TABLE splits (
    model TEXT PRIMARY KEY,
    epoch BIGINT NOT NULL,
    weight DOUBLE PRECISION NOT NULL,
    canary_version TEXT,
    rollout_id TEXT
);

CREATE TABLE evidence (
    rollout_id TEXT NOT NULL,
    step BIGINT NOT NULL,
    target TEXT NOT NULL,
    requests BIGINT NOT NULL,
    failures BIGINT NOT NULL,
    cached BIGINT NOT NULL,
    latency TEXT NOT NULL,
    last_at BIGINT,
    PRIMARY KEY (rollout_id, step, target)
);

CREATE TABLE champions (
    model TEXT PRIMARY KEY,
    version TEXT NOT NULL,
    epoch BIGINT NOT NULL
);
