-- Every event this node published, and messages it sent on (retries, replays), in commit order.
CREATE TABLE outgoing (
    seq {identity},
    kind BIGINT NOT NULL,
    id TEXT NOT NULL,
    type TEXT NOT NULL,
    source TEXT NOT NULL,
    at BIGINT NOT NULL,
    exchange TEXT,
    routing_key TEXT NOT NULL,
    attempt BIGINT NOT NULL,
    traceparent TEXT,
    body {blob}
);

-- Everything up to this sequence number is confirmed by the broker; the rest is the outbox.
CREATE TABLE outgoing_mark (
    one INTEGER PRIMARY KEY CHECK (one = 1),
    sent BIGINT NOT NULL,
    pruned_before BIGINT NOT NULL,
    bodies_before BIGINT NOT NULL
);
INSERT INTO outgoing_mark (one, sent, pruned_before, bodies_before) VALUES (1, 0, 0, 0);

-- Events that had their effect here: a second copy is recognised by this key.
CREATE TABLE inbox (
    id TEXT NOT NULL,
    queue TEXT NOT NULL,
    PRIMARY KEY (id, queue)
) {without_rowid};

-- One row per effect, deliberately without a unique key: a double effect would show here.
CREATE TABLE processed (
    seq {identity},
    id TEXT NOT NULL,
    queue TEXT NOT NULL,
    at BIGINT NOT NULL
);

CREATE TABLE dead_letter (
    id TEXT NOT NULL,
    queue TEXT NOT NULL,
    type TEXT NOT NULL,
    source TEXT NOT NULL,
    published_at BIGINT NOT NULL,
    traceparent TEXT,
    attempts BIGINT NOT NULL,
    reason TEXT NOT NULL,
    at BIGINT NOT NULL,
    body {blob} NOT NULL,
    PRIMARY KEY (id, queue)
);

-- Messages that were being handled when the process died: a message that kills its reader is set aside.
CREATE TABLE handling (
    id TEXT NOT NULL,
    queue TEXT NOT NULL,
    starts BIGINT NOT NULL,
    PRIMARY KEY (id, queue)
);

CREATE TABLE journal_position (
    name TEXT PRIMARY KEY,
    position BIGINT NOT NULL
);

-- Only the node that hosts the ledger has a row.
CREATE TABLE ledger_checkpoint (
    one INTEGER PRIMARY KEY CHECK (one = 1),
    body {blob} NOT NULL
);
