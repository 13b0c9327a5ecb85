CREATE TABLE effect (
    seq {identity},
    step BIGINT NOT NULL,
    note TEXT
);
