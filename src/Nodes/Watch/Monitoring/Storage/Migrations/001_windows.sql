CREATE TABLE tally (
    name TEXT NOT NULL,
    bucket BIGINT NOT NULL,
    count BIGINT NOT NULL,
    PRIMARY KEY (name, bucket)
);
CREATE TABLE reference (
    name TEXT NOT NULL,
    bin BIGINT NOT NULL,
    count BIGINT NOT NULL,
    PRIMARY KEY (name, bin)
);
CREATE TABLE open_alert (
    fingerprint TEXT PRIMARY KEY,
    alert_id TEXT NOT NULL,
    kind TEXT NOT NULL,
    severity TEXT NOT NULL,
    suspect TEXT NOT NULL,
    summary TEXT NOT NULL,
    value DOUBLE PRECISION NOT NULL,
    limit_value DOUBLE PRECISION NOT NULL,
    raised_at TEXT NOT NULL
);
CREATE TABLE decided (
    record_id TEXT PRIMARY KEY,
    blocked BIGINT NOT NULL,
    bucket BIGINT NOT NULL
);
