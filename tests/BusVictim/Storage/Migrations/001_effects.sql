CREATE TABLE made (
    step BIGINT PRIMARY KEY
);

-- No unique key: handling an event twice would leave two rows.
CREATE TABLE effect (
    seq {identity},
    step BIGINT NOT NULL
);
