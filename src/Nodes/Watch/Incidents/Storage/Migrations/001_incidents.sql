CREATE TABLE alert (
    alert_id TEXT PRIMARY KEY,
    fingerprint TEXT NOT NULL,
    node TEXT NOT NULL,
    kind TEXT NOT NULL,
    severity TEXT NOT NULL,
    suspect TEXT NOT NULL,
    summary TEXT NOT NULL,
    raised_at TEXT NOT NULL,
    cleared_at TEXT NULL,
    incident_id TEXT NULL
);
CREATE TABLE incident (
    incident_id TEXT PRIMARY KEY,
    suspect TEXT NOT NULL,
    severity TEXT NOT NULL,
    state TEXT NOT NULL,
    summary TEXT NOT NULL,
    opened_at TEXT NOT NULL,
    changed_at TEXT NOT NULL
);
CREATE TABLE timeline (
    seq {identity},
    incident_id TEXT NOT NULL,
    at TEXT NOT NULL,
    what TEXT NOT NULL,
    by_whom TEXT NOT NULL
);
CREATE INDEX timeline_incident ON timeline (incident_id);
CREATE INDEX alert_open ON alert (cleared_at, raised_at);
