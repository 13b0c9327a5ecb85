CREATE TABLE cache_drop (
    id {identity},
    model TEXT NOT NULL,
    keep_version TEXT NULL,
    epoch BIGINT NOT NULL,
    reason TEXT NOT NULL,
    asked_at TEXT NOT NULL,
    done_at TEXT NULL,
    keys_dropped BIGINT NOT NULL DEFAULT 0
);
