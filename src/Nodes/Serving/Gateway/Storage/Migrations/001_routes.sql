CREATE TABLE route (
    model TEXT PRIMARY KEY,
    epoch BIGINT NOT NULL,
    canary_weight DOUBLE PRECISION NOT NULL,
    canary_version TEXT NULL,
    stable_version TEXT NULL,
    salt TEXT NULL
);
