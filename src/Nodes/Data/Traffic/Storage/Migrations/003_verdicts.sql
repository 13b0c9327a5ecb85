-- What analysts say; told_at is scenario time.
CREATE TABLE verdict (
    seq {identity},
    record_id TEXT NOT NULL UNIQUE,
    fraud BIGINT NOT NULL,
    sampled BIGINT NOT NULL,
    event_at BIGINT NOT NULL,
    told_at BIGINT NOT NULL
);
CREATE INDEX verdict_told ON verdict (told_at);
