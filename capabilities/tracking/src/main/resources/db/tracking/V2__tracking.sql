INSERT INTO tracking_experiment (id, name, artifacts, created_at, updated_at)
VALUES (0, 'Default', 'mlflow-artifacts:/0', 0, 0);

CREATE TABLE tracking_experiment_tag (
    experiment BIGINT NOT NULL REFERENCES tracking_experiment (id),
    name       TEXT   NOT NULL,
    value      TEXT   NOT NULL,
    PRIMARY KEY (experiment, name)
);

-- How people look at runs; lists as JSON.
CREATE TABLE tracking_view (
    experiment BIGINT  NOT NULL REFERENCES tracking_experiment (id),
    name       TEXT    NOT NULL,
    filter     TEXT    NOT NULL,
    orders     TEXT    NOT NULL,
    columns    TEXT    NOT NULL,
    lifecycle  TEXT    NOT NULL,
    is_default BOOLEAN NOT NULL,
    PRIMARY KEY (experiment, name)
);

-- Search goes by these; the order of the first is that of a search which names none.
CREATE INDEX tracking_run_by_start ON tracking_run (experiment, started_at DESC, id, deleted_at);
CREATE INDEX tracking_run_by_end ON tracking_run (experiment, ended_at);
CREATE INDEX tracking_run_by_name ON tracking_run (experiment, name);
CREATE INDEX tracking_run_by_status ON tracking_run (experiment, status);
CREATE INDEX tracking_latest_metric_by_value ON tracking_latest_metric (experiment, key, nan, value, run);
CREATE INDEX tracking_latest_metric_grown ON tracking_latest_metric (appended, run, key) WHERE appended >= 4096;
CREATE INDEX tracking_param_by_value ON tracking_param (experiment, key, beginning, run);
CREATE INDEX tracking_tag_by_value ON tracking_tag (experiment, key, beginning, run);

CREATE INDEX tracking_run_by_parent ON tracking_run (parent) WHERE parent IS NOT NULL;
CREATE INDEX tracking_run_deleted ON tracking_run (deleted_at) WHERE deleted_at IS NOT NULL;

CREATE TABLE tracking_input (
    run        BIGINT NOT NULL,
    dataset    BIGINT NOT NULL REFERENCES tracking_dataset (id),
    experiment BIGINT NOT NULL,
    context    TEXT   NOT NULL,
    asset      TEXT,
    PRIMARY KEY (run, dataset)
);

CREATE INDEX tracking_input_by_dataset ON tracking_input (dataset);

CREATE TABLE tracking_input_tag (
    run     BIGINT NOT NULL,
    dataset BIGINT NOT NULL,
    name    TEXT   NOT NULL,
    value   TEXT   NOT NULL,
    PRIMARY KEY (run, dataset, name)
);

-- Logged models that a run took in or gave out; a client may name one that is not here.
CREATE TABLE tracking_model_input (
    run   BIGINT NOT NULL,
    model TEXT   NOT NULL,
    PRIMARY KEY (run, model)
);

CREATE TABLE tracking_model_output (
    run   BIGINT NOT NULL,
    model TEXT   NOT NULL,
    step  BIGINT NOT NULL,
    PRIMARY KEY (run, model, step)
);

CREATE TABLE tracking_model_param (
    model BIGINT NOT NULL,
    key   TEXT   NOT NULL,
    value TEXT   NOT NULL,
    PRIMARY KEY (model, key)
);

CREATE TABLE tracking_model_tag (
    model BIGINT NOT NULL,
    key   TEXT   NOT NULL,
    value TEXT   NOT NULL,
    PRIMARY KEY (model, key)
);

CREATE TABLE tracking_model_metric (
    model          BIGINT           NOT NULL,
    key            TEXT             NOT NULL,
    at             BIGINT           NOT NULL,
    step           BIGINT           NOT NULL,
    value          DOUBLE PRECISION NOT NULL,
    nan            BOOLEAN          NOT NULL,
    run            TEXT             NOT NULL,
    dataset_name   TEXT             NOT NULL,
    dataset_digest TEXT             NOT NULL,
    PRIMARY KEY (model, key, at, step, value, nan, run)
);

CREATE INDEX tracking_model_by_creation ON tracking_model (experiment, created_at, id);
CREATE INDEX tracking_model_deleted ON tracking_model (deleted_at) WHERE deleted_at IS NOT NULL;

-- What runs that are gone left behind, until it is removed, too.
CREATE TABLE tracking_remains (
    number     BIGINT NOT NULL PRIMARY KEY,
    id         TEXT   NOT NULL,
    experiment BIGINT NOT NULL,
    artifacts  TEXT   NOT NULL
);
