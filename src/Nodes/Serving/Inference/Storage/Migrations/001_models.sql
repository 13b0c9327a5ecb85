-- What should be served: the highest rank (alias epoch, or start of the rollout) wins.
CREATE TABLE target (
    model TEXT PRIMARY KEY,
    version TEXT NOT NULL,
    artifact_hash TEXT NOT NULL,
    rank BIGINT NOT NULL,
    state TEXT NOT NULL,
    reported BIGINT NOT NULL
);

-- What was served, latest last: the last good versions, back at once after a restart.
CREATE TABLE loaded (
    model TEXT NOT NULL,
    version TEXT NOT NULL,
    artifact_hash TEXT NOT NULL,
    loaded_at BIGINT NOT NULL,
    turn BIGINT NOT NULL,
    PRIMARY KEY (model, version)
);
