-- What became of each rollout, so that its promotion and its abort may arrive in any order.
CREATE TABLE rollouts (
    id TEXT PRIMARY KEY,
    aborted BIGINT NOT NULL,
    champion_epoch BIGINT
);
