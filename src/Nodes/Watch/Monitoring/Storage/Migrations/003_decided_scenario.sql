-- Record ids are a scenario's own: two scenarios may both have a record "r-1". What was kept without its scenario is given up.
DROP TABLE decided;
CREATE TABLE decided (
    scenario TEXT NOT NULL,
    record_id TEXT NOT NULL,
    blocked BIGINT NOT NULL,
    weight DOUBLE PRECISION NOT NULL,
    bucket BIGINT NOT NULL,
    PRIMARY KEY (scenario, record_id)
);
