-- Batches that were held as a whole; their rows are in journals of their own.
CREATE TABLE hold (
    hold_id TEXT PRIMARY KEY,
    scenario TEXT NOT NULL,
    source TEXT NOT NULL,
    schema_version TEXT NOT NULL,
    broken TEXT NOT NULL,
    opened_at BIGINT NOT NULL,
    released_at BIGINT,
    release_reason TEXT,
    replayed_at BIGINT
);

-- What each source's rows taught; of another contract it doesn't count.
CREATE TABLE source_state (
    scenario TEXT NOT NULL,
    source TEXT NOT NULL,
    schema_version TEXT NOT NULL,
    state TEXT NOT NULL,
    PRIMARY KEY (scenario, source)
);

-- Replays, each with how far it came.
CREATE TABLE replay (
    replay_id TEXT PRIMARY KEY,
    scenario TEXT NOT NULL,
    hold_id TEXT,
    maps TEXT NOT NULL,
    state TEXT NOT NULL,
    arrival_at BIGINT NOT NULL,
    segment BIGINT NOT NULL,
    byte_offset BIGINT NOT NULL,
    last_seq BIGINT NOT NULL,
    accepted BIGINT NOT NULL,
    duplicates BIGINT NOT NULL,
    refused BIGINT NOT NULL,
    failure TEXT,
    asked_at BIGINT NOT NULL,
    done_at BIGINT
);
