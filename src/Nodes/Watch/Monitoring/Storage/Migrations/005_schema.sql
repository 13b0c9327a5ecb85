-- Breaking changes of data contracts.
CREATE TABLE schema_change (
    scenario TEXT NOT NULL,
    version TEXT NOT NULL,
    summary TEXT NOT NULL,
    at BIGINT NOT NULL,
    PRIMARY KEY (scenario, version)
);
