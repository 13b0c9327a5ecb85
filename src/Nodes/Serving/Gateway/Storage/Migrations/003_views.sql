-- The feature view that a version of a model was trained on, and the definitions of views.
CREATE TABLE model_view (
    model TEXT NOT NULL,
    version TEXT NOT NULL,
    view_hash TEXT NOT NULL,
    PRIMARY KEY (model, version)
);
CREATE TABLE view_definition (
    scenario TEXT NOT NULL,
    view_hash TEXT NOT NULL,
    definition TEXT NOT NULL,
    PRIMARY KEY (scenario, view_hash)
);
