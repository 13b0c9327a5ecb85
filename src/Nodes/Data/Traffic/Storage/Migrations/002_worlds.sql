-- Records that reach ingestion at another time than the usual one, or once more; due_at is scenario time.
CREATE TABLE held_record (
    due_at BIGINT NOT NULL,
    record_id TEXT NOT NULL,
    copy BIGINT NOT NULL,
    scenario TEXT NOT NULL,
    event_at BIGINT NOT NULL,
    fields TEXT NOT NULL,
    PRIMARY KEY (due_at, record_id, copy)
) {without_rowid};
