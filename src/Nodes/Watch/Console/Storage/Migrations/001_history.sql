CREATE TABLE history (
    seq {identity},
    at TEXT NOT NULL,
    node TEXT NOT NULL,
    type TEXT NOT NULL,
    event_id TEXT NOT NULL,
    body TEXT NOT NULL
);
