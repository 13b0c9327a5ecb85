-- Vectors as they were computed while records were counted, to be compared with a replay of the log up to the same place.
CREATE TABLE live_vector (
    log_seq BIGINT NOT NULL,
    position BIGINT NOT NULL,
    scenario TEXT NOT NULL,
    view_hash TEXT NOT NULL,
    record_id TEXT NOT NULL,
    state_keys TEXT NOT NULL,
    vector {blob} NOT NULL,
    PRIMARY KEY (log_seq, position, view_hash)
);

-- Differences between online and replayed that were found and not yet seen to be gone.
CREATE TABLE parity_break (
    scenario TEXT NOT NULL,
    view_hash TEXT NOT NULL,
    place TEXT NOT NULL,
    entity TEXT NOT NULL,
    feature TEXT NOT NULL,
    record_id TEXT NOT NULL,
    online_value DOUBLE PRECISION NULL,
    offline_value DOUBLE PRECISION NULL,
    found_at BIGINT NOT NULL,
    told_at BIGINT NOT NULL,
    PRIMARY KEY (scenario, view_hash, place, entity)
);
