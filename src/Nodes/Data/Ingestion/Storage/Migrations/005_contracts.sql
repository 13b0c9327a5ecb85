-- Every version of every scenario's contract, with what changed and why.
CREATE TABLE contract (
    scenario TEXT NOT NULL,
    major BIGINT NOT NULL,
    minor BIGINT NOT NULL,
    hash TEXT NOT NULL,
    schema_version TEXT NOT NULL,
    level TEXT NOT NULL,
    differences TEXT NOT NULL,
    why TEXT NOT NULL,
    contract TEXT NOT NULL,
    at BIGINT NOT NULL,
    PRIMARY KEY (scenario, major, minor)
);

-- Reasons given for changes before they were written to the scenario's file.
CREATE TABLE contract_reason (
    scenario TEXT NOT NULL,
    hash TEXT NOT NULL,
    why TEXT NOT NULL,
    at BIGINT NOT NULL,
    PRIMARY KEY (scenario, hash)
);
