-- Records that a model would have stopped and that passed by chance, and how large that chance was. Rows are only ever added.
CREATE TABLE explored (
    scenario TEXT NOT NULL,
    record_id TEXT NOT NULL,
    chance DOUBLE PRECISION NOT NULL,
    PRIMARY KEY (scenario, record_id)
);
