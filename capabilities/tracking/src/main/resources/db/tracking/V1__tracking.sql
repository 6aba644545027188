CREATE TABLE tracking_experiment (
    id         BIGINT NOT NULL PRIMARY KEY,
    name       TEXT   NOT NULL UNIQUE,
    lifecycle  TEXT   NOT NULL,
    created_at BIGINT NOT NULL,
    updated_at BIGINT NOT NULL
);

INSERT INTO tracking_experiment (id, name, lifecycle, created_at, updated_at) VALUES (0, 'Default', 'active', 0, 0);

CREATE TABLE tracking_experiment_tag (
    experiment BIGINT NOT NULL REFERENCES tracking_experiment (id),
    name       TEXT   NOT NULL,
    value      TEXT   NOT NULL,
    PRIMARY KEY (experiment, name)
);

CREATE TABLE tracking_run (
    id         TEXT   NOT NULL PRIMARY KEY,
    experiment BIGINT NOT NULL REFERENCES tracking_experiment (id),
    name       TEXT   NOT NULL,
    status     TEXT   NOT NULL,
    lifecycle  TEXT   NOT NULL,
    started_by TEXT   NOT NULL,
    parent     TEXT,
    capture    TEXT   NOT NULL,
    started_at BIGINT NOT NULL,
    ended_at   BIGINT,
    revision   BIGINT NOT NULL
);

CREATE INDEX tracking_run_by_experiment ON tracking_run (experiment, lifecycle, started_at, id);

CREATE TABLE tracking_param (
    run   TEXT NOT NULL REFERENCES tracking_run (id),
    name  TEXT NOT NULL,
    value TEXT NOT NULL,
    PRIMARY KEY (run, name)
);

CREATE TABLE tracking_tag (
    run   TEXT NOT NULL REFERENCES tracking_run (id),
    name  TEXT NOT NULL,
    value TEXT NOT NULL,
    PRIMARY KEY (run, name)
);

-- SQLite has no NaN, so it has a column of its own; the value is then 0.
CREATE TABLE tracking_metric (
    run   TEXT             NOT NULL REFERENCES tracking_run (id),
    name  TEXT             NOT NULL,
    step  BIGINT           NOT NULL,
    at    BIGINT           NOT NULL,
    value DOUBLE PRECISION NOT NULL,
    nan   BOOLEAN          NOT NULL,
    PRIMARY KEY (run, name, step, at, value, nan)
);

CREATE TABLE tracking_latest_metric (
    run   TEXT             NOT NULL REFERENCES tracking_run (id),
    name  TEXT             NOT NULL,
    step  BIGINT           NOT NULL,
    at    BIGINT           NOT NULL,
    value DOUBLE PRECISION NOT NULL,
    nan   BOOLEAN          NOT NULL,
    PRIMARY KEY (run, name)
);

CREATE TABLE tracking_input (
    run     TEXT NOT NULL REFERENCES tracking_run (id),
    name    TEXT NOT NULL,
    digest  TEXT NOT NULL,
    context TEXT NOT NULL,
    asset   TEXT,
    PRIMARY KEY (run, name, digest, context)
);

CREATE TABLE tracking_artifact (
    run    TEXT   NOT NULL REFERENCES tracking_run (id),
    path   TEXT   NOT NULL,
    digest TEXT   NOT NULL,
    size   BIGINT NOT NULL,
    PRIMARY KEY (run, path)
);
