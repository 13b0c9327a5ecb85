-- What the gates found and what people decided in spite of it. Rows are only ever added; the last of a version says where it stands.
CREATE TABLE gate_lines (
    id {identity},
    model TEXT NOT NULL,
    number BIGINT NOT NULL,
    verdict TEXT NOT NULL,
    report TEXT,
    gates TEXT,
    made_by TEXT NOT NULL,
    why TEXT NOT NULL,
    made_at BIGINT NOT NULL
);
CREATE INDEX gate_lines_of_version ON gate_lines (model, number, id);

-- Versions whose gates are to be asked again, because there is new evidence.
CREATE TABLE gate_requests (
    model TEXT NOT NULL,
    number BIGINT NOT NULL,
    why TEXT NOT NULL,
    PRIMARY KEY (model, number)
);

-- Runs that were made again to verify them.
CREATE TABLE repetitions (
    run_id TEXT PRIMARY KEY,
    of_run TEXT NOT NULL,
    artifact_hash TEXT NOT NULL,
    made_at BIGINT NOT NULL
);
CREATE INDEX repetitions_of_run ON repetitions (of_run, made_at);

-- Scores that were given live, a part of them, to compare with what training's rows give.
CREATE TABLE live_answers (
    id {identity},
    model TEXT NOT NULL,
    version TEXT NOT NULL,
    record_key BIGINT NOT NULL,
    score DOUBLE PRECISION NOT NULL,
    UNIQUE (model, version, record_key)
);
