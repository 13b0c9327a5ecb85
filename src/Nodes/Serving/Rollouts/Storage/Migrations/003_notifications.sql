CREATE TABLE notifications (
    id TEXT PRIMARY KEY,
    body TEXT NOT NULL,
    made_at BIGINT NOT NULL,
    attempts BIGINT NOT NULL,
    next_at BIGINT NOT NULL,
    given_up BIGINT NOT NULL,
    problem TEXT NOT NULL
);
