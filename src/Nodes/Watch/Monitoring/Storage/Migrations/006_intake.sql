-- What is usual in the intake of each source, and the evidence that it changed.
CREATE TABLE intake_watch (
    scenario TEXT NOT NULL,
    source TEXT NOT NULL,
    state TEXT NOT NULL,
    PRIMARY KEY (scenario, source)
);
