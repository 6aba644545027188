-- The tables of one shape whose keys the database counts, or whose rows are kept in order of their key. Their twin is
-- postgresql/V1__runs.sql. Times are microseconds since 1970, those of metrics milliseconds.
CREATE TABLE tracking_experiment (
    id         INTEGER PRIMARY KEY AUTOINCREMENT,
    name       TEXT    NOT NULL UNIQUE,
    artifacts  TEXT    NOT NULL,
    created_at BIGINT  NOT NULL,
    updated_at BIGINT  NOT NULL,
    deleted_at BIGINT
);

-- A run counts as deleted when it is, or its experiment.
CREATE TABLE tracking_run (
    number     INTEGER PRIMARY KEY AUTOINCREMENT,
    id         TEXT    NOT NULL UNIQUE,
    experiment BIGINT  NOT NULL REFERENCES tracking_experiment (id),
    name       TEXT    NOT NULL,
    status     TEXT    NOT NULL,
    user_name  TEXT    NOT NULL,
    started_by TEXT    NOT NULL,
    parent     TEXT,
    capture    TEXT    NOT NULL,
    artifacts  TEXT    NOT NULL,
    started_at BIGINT  NOT NULL,
    ended_at   BIGINT,
    deleted_at BIGINT,
    revision   BIGINT  NOT NULL
);

-- What metrics, params and tags are called: the rows below keep the number.
CREATE TABLE tracking_key (
    id   INTEGER PRIMARY KEY,
    name TEXT    NOT NULL UNIQUE
);

-- The beginning of a value, because not every database takes a long one into an index; a column of its own, because
-- an index of an expression does not spare the databases the table.
CREATE TABLE tracking_param (
    run        BIGINT NOT NULL,
    key        BIGINT NOT NULL,
    experiment BIGINT NOT NULL,
    value      TEXT   NOT NULL,
    beginning  TEXT   NOT NULL,
    PRIMARY KEY (run, key)
) WITHOUT ROWID;

CREATE TABLE tracking_tag (
    run        BIGINT NOT NULL,
    key        BIGINT NOT NULL,
    experiment BIGINT NOT NULL,
    value      TEXT   NOT NULL,
    beginning  TEXT   NOT NULL,
    PRIMARY KEY (run, key)
) WITHOUT ROWID;

-- Not every database has NaN, so it has a column of its own; the value is then 0.
CREATE TABLE tracking_metric (
    run   BIGINT           NOT NULL,
    key   BIGINT           NOT NULL,
    at    BIGINT           NOT NULL,
    step  BIGINT           NOT NULL,
    value DOUBLE PRECISION NOT NULL,
    nan   BOOLEAN          NOT NULL,
    PRIMARY KEY (run, key, at, step, value, nan)
) WITHOUT ROWID;

-- Beside the latest value: points below the bound are those the segments of the curve were made of, and how often a
-- point was appended since.
CREATE TABLE tracking_latest_metric (
    run        BIGINT           NOT NULL,
    key        BIGINT           NOT NULL,
    experiment BIGINT           NOT NULL,
    step       BIGINT           NOT NULL,
    at         BIGINT           NOT NULL,
    value      DOUBLE PRECISION NOT NULL,
    nan        BOOLEAN          NOT NULL,
    bound_at   BIGINT           NOT NULL DEFAULT -1,
    bound_step BIGINT           NOT NULL DEFAULT 0,
    appended   BIGINT           NOT NULL DEFAULT 0,
    PRIMARY KEY (run, key)
) WITHOUT ROWID;

-- Stretches of histories in blocks, each from a point to the first that is no longer in it.
CREATE TABLE tracking_curve (
    run      BIGINT NOT NULL,
    key      BIGINT NOT NULL,
    at       BIGINT NOT NULL,
    step     BIGINT NOT NULL,
    end_at   BIGINT NOT NULL,
    end_step BIGINT NOT NULL,
    blocks   BLOB   NOT NULL,
    PRIMARY KEY (run, key, at, step)
) WITHOUT ROWID;

CREATE TABLE tracking_dataset (
    id          INTEGER PRIMARY KEY,
    experiment  BIGINT  NOT NULL,
    name        TEXT    NOT NULL,
    digest      TEXT    NOT NULL,
    source_type TEXT    NOT NULL,
    source      TEXT    NOT NULL,
    fields      TEXT    NOT NULL,
    profile     TEXT    NOT NULL,
    UNIQUE (experiment, name, digest)
);

CREATE TABLE tracking_model (
    number         INTEGER PRIMARY KEY AUTOINCREMENT,
    id             TEXT    NOT NULL UNIQUE,
    experiment     BIGINT  NOT NULL REFERENCES tracking_experiment (id),
    name           TEXT    NOT NULL,
    type           TEXT    NOT NULL,
    status         TEXT    NOT NULL,
    run            TEXT    NOT NULL,
    artifacts      TEXT    NOT NULL,
    created_at     BIGINT  NOT NULL,
    updated_at     BIGINT  NOT NULL,
    deleted_at     BIGINT
);

-- Paths as bytes of UTF-8, which are ordered alike everywhere: what is below a folder is a range of them.
CREATE TABLE tracking_artifact (
    path   BLOB   NOT NULL PRIMARY KEY,
    digest BLOB   NOT NULL,
    size   BIGINT NOT NULL,
    at     BIGINT NOT NULL
) WITHOUT ROWID;

CREATE INDEX tracking_artifact_by_digest ON tracking_artifact (digest);
