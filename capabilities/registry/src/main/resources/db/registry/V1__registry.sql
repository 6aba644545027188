CREATE TABLE registry_policy (
    namespace TEXT NOT NULL,
    name      TEXT NOT NULL,
    document  TEXT NOT NULL,
    PRIMARY KEY (namespace, name)
);

-- The models of clients that a policy names; they need not exist.
CREATE TABLE registry_policed (
    model     TEXT NOT NULL PRIMARY KEY,
    namespace TEXT NOT NULL,
    policy    TEXT NOT NULL,
    FOREIGN KEY (namespace, policy) REFERENCES registry_policy (namespace, name) ON DELETE CASCADE
);

CREATE INDEX registry_policed_by_policy ON registry_policed (namespace, policy);

CREATE TABLE registry_model (
    namespace   TEXT   NOT NULL,
    name        TEXT   NOT NULL,
    description TEXT   NOT NULL,
    policy      TEXT,
    created_at  BIGINT NOT NULL,
    updated_at  BIGINT NOT NULL,
    PRIMARY KEY (namespace, name)
);

CREATE INDEX registry_model_by_name ON registry_model (name);

-- How old the champion may get; durations as ISO-8601 writes them.
CREATE TABLE registry_staleness (
    namespace          TEXT NOT NULL,
    model              TEXT NOT NULL,
    max_age            TEXT,
    max_data_age       TEXT,
    retrain            TEXT,
    takes_effect_after TEXT,
    PRIMARY KEY (namespace, model),
    FOREIGN KEY (namespace, model) REFERENCES registry_model (namespace, name) ON UPDATE CASCADE ON DELETE CASCADE
);

-- The last number given to a version. Outlives the model, so that no number means two versions.
CREATE TABLE registry_number (
    namespace TEXT   NOT NULL,
    model     TEXT   NOT NULL,
    last      BIGINT NOT NULL,
    PRIMARY KEY (namespace, model)
);

-- What a version consists of never changes; where it stands does, and has a table of its own. It is in a format of ours,
-- with digest and signature, or has its files where its source says.
CREATE TABLE registry_version (
    namespace    TEXT   NOT NULL,
    model        TEXT   NOT NULL,
    number       BIGINT NOT NULL,
    digest       TEXT,
    signature    TEXT,
    source       TEXT,
    location     TEXT,
    logged_model TEXT,
    run_id       TEXT   NOT NULL, -- as the client wrote it; '' where there is none
    run_link     TEXT   NOT NULL,
    run          TEXT,            -- the asset, where it is known here
    datasets     TEXT   NOT NULL,
    description  TEXT   NOT NULL,
    author       TEXT   NOT NULL,
    why          TEXT   NOT NULL,
    created_at   BIGINT NOT NULL,
    updated_at   BIGINT NOT NULL,
    PRIMARY KEY (namespace, model, number),
    FOREIGN KEY (namespace, model) REFERENCES registry_model (namespace, name) ON UPDATE CASCADE,
    CHECK ((digest IS NULL) = (signature IS NULL) AND (digest IS NULL) = (source IS NOT NULL))
);

CREATE INDEX registry_version_by_model ON registry_version (model);
CREATE INDEX registry_version_by_run ON registry_version (run_id);
CREATE INDEX registry_version_by_update ON registry_version (updated_at);

CREATE TABLE registry_standing (
    namespace TEXT   NOT NULL,
    model     TEXT   NOT NULL,
    number    BIGINT NOT NULL,
    stage     TEXT   NOT NULL,
    since     BIGINT NOT NULL,
    PRIMARY KEY (namespace, model, number),
    FOREIGN KEY (namespace, model, number) REFERENCES registry_version (namespace, model, number)
        ON UPDATE CASCADE ON DELETE CASCADE
);

CREATE INDEX registry_standing_by_stage ON registry_standing (namespace, model, stage, number);

CREATE TABLE registry_transition (
    position   BIGINT NOT NULL PRIMARY KEY,
    namespace  TEXT   NOT NULL,
    model      TEXT   NOT NULL,
    number     BIGINT NOT NULL,
    action     TEXT   NOT NULL,
    from_stage TEXT   NOT NULL,
    to_stage   TEXT   NOT NULL,
    replaced   BIGINT,
    at         BIGINT NOT NULL,
    who        TEXT   NOT NULL,
    why        TEXT   NOT NULL,
    FOREIGN KEY (namespace, model, number) REFERENCES registry_version (namespace, model, number)
        ON UPDATE CASCADE ON DELETE CASCADE
);

CREATE INDEX registry_transition_by_version ON registry_transition (namespace, model, number, position);

CREATE TABLE registry_alias (
    namespace TEXT   NOT NULL,
    model     TEXT   NOT NULL,
    name      TEXT   NOT NULL,
    number    BIGINT NOT NULL,
    moved_at  BIGINT NOT NULL,
    PRIMARY KEY (namespace, model, name),
    FOREIGN KEY (namespace, model, number) REFERENCES registry_version (namespace, model, number) ON UPDATE CASCADE
);

CREATE INDEX registry_alias_by_version ON registry_alias (namespace, model, number);

CREATE TABLE registry_model_tag (
    namespace TEXT NOT NULL,
    model     TEXT NOT NULL,
    key       TEXT NOT NULL,
    value     TEXT NOT NULL,
    PRIMARY KEY (namespace, model, key),
    FOREIGN KEY (namespace, model) REFERENCES registry_model (namespace, name) ON UPDATE CASCADE ON DELETE CASCADE
);

CREATE TABLE registry_version_tag (
    namespace TEXT   NOT NULL,
    model     TEXT   NOT NULL,
    number    BIGINT NOT NULL,
    key       TEXT   NOT NULL,
    value     TEXT   NOT NULL,
    PRIMARY KEY (namespace, model, number, key),
    FOREIGN KEY (namespace, model, number) REFERENCES registry_version (namespace, model, number)
        ON UPDATE CASCADE ON DELETE CASCADE
);
