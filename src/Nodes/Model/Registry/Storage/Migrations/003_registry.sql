ALTER TABLE models ADD COLUMN description TEXT NOT NULL DEFAULT '';
ALTER TABLE models ADD COLUMN updated_at BIGINT NOT NULL DEFAULT 0;
ALTER TABLE models ADD COLUMN deleted_at BIGINT;
UPDATE models SET updated_at = created_at;

-- Versions made by outside clients may share a run, so only a run of the lab names one version.
CREATE TABLE versions_of_all (
    model TEXT NOT NULL,
    number BIGINT NOT NULL,
    run_id TEXT NOT NULL,
    status TEXT NOT NULL,
    artifact_hash TEXT NOT NULL,
    artifact_bytes BIGINT NOT NULL,
    snapshot_id TEXT NOT NULL,
    feature_view TEXT NOT NULL,
    learner TEXT NOT NULL,
    metrics TEXT NOT NULL,
    created_at BIGINT NOT NULL,
    updated_at BIGINT NOT NULL,
    deleted_at BIGINT,
    description TEXT NOT NULL DEFAULT '',
    stage TEXT NOT NULL DEFAULT 'None',
    outside BIGINT NOT NULL DEFAULT 0,
    source TEXT NOT NULL DEFAULT '',
    run_link TEXT NOT NULL DEFAULT '',
    code TEXT NOT NULL DEFAULT '',
    threshold DOUBLE PRECISION,
    PRIMARY KEY (model, number)
);
INSERT INTO versions_of_all (model, number, run_id, status, artifact_hash, artifact_bytes, snapshot_id, feature_view, learner, metrics, created_at, updated_at)
SELECT model, number, run_id, status, artifact_hash, artifact_bytes, snapshot_id, feature_view, learner, metrics, created_at, created_at FROM versions;
DROP TABLE versions;
ALTER TABLE versions_of_all RENAME TO versions;
CREATE UNIQUE INDEX version_of_run ON versions (run_id) WHERE outside = 0;

-- Number 0 stands for the model itself.
CREATE TABLE tags (
    model TEXT NOT NULL,
    number BIGINT NOT NULL,
    key TEXT NOT NULL,
    value TEXT NOT NULL,
    PRIMARY KEY (model, number, key)
);

-- Rows are only ever added; each holds the hash of the one before.
CREATE TABLE audit (
    seq BIGINT PRIMARY KEY,
    at BIGINT NOT NULL,
    actor TEXT NOT NULL,
    action TEXT NOT NULL,
    subject TEXT NOT NULL,
    reason TEXT NOT NULL,
    payload TEXT NOT NULL,
    payload_hash TEXT NOT NULL,
    previous_hash TEXT NOT NULL,
    hash TEXT NOT NULL
);
