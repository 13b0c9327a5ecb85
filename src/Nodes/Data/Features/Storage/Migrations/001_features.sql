-- The newest state of every entity; the key is that of the online copy without its prefix.
CREATE TABLE entity_state (
    state_key TEXT NOT NULL PRIMARY KEY,
    bytes {blob} NOT NULL,
    revision BIGINT NOT NULL
);
CREATE UNIQUE INDEX entity_state_by_revision ON entity_state (revision);

-- How many states were ever written, by which transaction last, and the name of this store in the online copy.
CREATE TABLE state_position (
    one INTEGER PRIMARY KEY CHECK (one = 1),
    revision BIGINT NOT NULL,
    writer TEXT NOT NULL,
    store_id TEXT NOT NULL
);
INSERT INTO state_position (one, revision, writer, store_id) VALUES (1, 0, '', '');

-- Views that were announced.
CREATE TABLE published_view (
    scenario TEXT NOT NULL,
    view_hash TEXT NOT NULL,
    at TEXT NOT NULL,
    PRIMARY KEY (scenario, view_hash)
);
