-- Every batch of records that was counted, in the order in which it was: all states can be made of it again.
CREATE TABLE record_log (
    seq {identity},
    scenario TEXT NOT NULL,
    records BIGINT NOT NULL,
    oldest BIGINT NOT NULL,
    body {blob} NOT NULL
);
CREATE INDEX record_log_by_scenario ON record_log (scenario, seq);

-- The versions of each scenario's view: building (counted up to the cursor), ready (every record is counted as it comes) or active.
CREATE TABLE view_version (
    scenario TEXT NOT NULL,
    view_hash TEXT NOT NULL,
    definition TEXT NOT NULL,
    phase TEXT NOT NULL,
    log_cursor BIGINT NOT NULL,
    switch_when_ready BIGINT NOT NULL,
    whole BIGINT NOT NULL,
    records BIGINT NOT NULL,
    refused BIGINT NOT NULL,
    out_of_order BIGINT NOT NULL,
    late BIGINT NOT NULL,
    created_at TEXT NOT NULL,
    PRIMARY KEY (scenario, view_hash)
);

-- Who made which version the active one.
CREATE TABLE view_switch (
    seq {identity},
    scenario TEXT NOT NULL,
    from_view TEXT NOT NULL,
    to_view TEXT NOT NULL,
    by_whom TEXT NOT NULL,
    why TEXT NOT NULL,
    at TEXT NOT NULL
);
DROP TABLE published_view;
