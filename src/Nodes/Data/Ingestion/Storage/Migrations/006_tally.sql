-- What the hours of each source were like that are not over yet; changes in the transaction of the rows' events.
CREATE TABLE intake_tally (
    scenario TEXT NOT NULL,
    source TEXT NOT NULL,
    state TEXT NOT NULL,
    PRIMARY KEY (scenario, source)
);
