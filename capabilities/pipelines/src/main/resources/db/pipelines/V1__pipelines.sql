CREATE TABLE pipelines_pipeline (
    project     TEXT NOT NULL,
    name        TEXT NOT NULL,
    declaration TEXT NOT NULL,
    PRIMARY KEY (project, name)
);

-- Runs outlive their pipeline.
CREATE TABLE pipelines_run (
    project    TEXT   NOT NULL,
    pipeline   TEXT   NOT NULL,
    number     BIGINT NOT NULL,
    as_of      BIGINT NOT NULL,
    parameters TEXT   NOT NULL,
    started_by TEXT   NOT NULL,
    seed       BIGINT NOT NULL,
    state      TEXT   NOT NULL,
    tracked    TEXT,
    queued_at  BIGINT NOT NULL,
    started_at BIGINT,
    ended_at   BIGINT,
    message    TEXT,
    PRIMARY KEY (project, pipeline, number)
);

CREATE INDEX pipelines_run_by_state ON pipelines_run (state);

CREATE TABLE pipelines_step (
    project    TEXT   NOT NULL,
    pipeline   TEXT   NOT NULL,
    number     BIGINT NOT NULL,
    position   BIGINT NOT NULL,
    name       TEXT   NOT NULL,
    verb       TEXT   NOT NULL,
    state      TEXT   NOT NULL,
    started_at BIGINT,
    ended_at   BIGINT,
    progress   DOUBLE PRECISION NOT NULL,
    message    TEXT   NOT NULL,
    output     TEXT,
    PRIMARY KEY (project, pipeline, number, position),
    FOREIGN KEY (project, pipeline, number) REFERENCES pipelines_run (project, pipeline, number)
);

-- What steps have made, by the digest of what it depends on.
CREATE TABLE pipelines_output (
    basis   TEXT   NOT NULL PRIMARY KEY,
    output  TEXT   NOT NULL,
    made_at BIGINT NOT NULL
);

CREATE TABLE pipelines_retraining (
    position           BIGINT NOT NULL PRIMARY KEY,
    project            TEXT   NOT NULL,
    pipeline           TEXT   NOT NULL,
    endpoint           TEXT   NOT NULL,
    trigger_name       TEXT   NOT NULL,
    triggered_at       BIGINT NOT NULL,
    takes_effect_after TEXT   NOT NULL,
    state              TEXT   NOT NULL,
    run                BIGINT,
    version            TEXT,
    decided_at         BIGINT,
    score              TEXT,
    refusal            TEXT
);
