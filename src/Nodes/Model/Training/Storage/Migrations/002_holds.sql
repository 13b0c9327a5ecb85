CREATE TABLE hold (
    hold_id TEXT PRIMARY KEY,
    scenario TEXT NOT NULL,
    field TEXT NOT NULL,
    released BIGINT NOT NULL
);
