-- Holds of incoming batches; an ended one still inhibits until its rows left the windows.
CREATE TABLE hold (
    hold_id TEXT PRIMARY KEY,
    scenario TEXT NOT NULL,
    field TEXT NOT NULL,
    summary TEXT NOT NULL,
    opened_at BIGINT NOT NULL,
    released_at BIGINT
);
-- Alerts that were not raised because a hold explains them.
CREATE TABLE inhibited (
    fingerprint TEXT NOT NULL,
    hold_id TEXT NOT NULL,
    reason TEXT NOT NULL,
    summary TEXT NOT NULL,
    at BIGINT NOT NULL,
    PRIMARY KEY (fingerprint, hold_id)
);
