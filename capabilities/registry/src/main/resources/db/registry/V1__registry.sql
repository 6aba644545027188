CREATE TABLE registry_policy (
    namespace TEXT NOT NULL,
    name      TEXT NOT NULL,
    document  TEXT NOT NULL,
    PRIMARY KEY (namespace, name)
);

CREATE TABLE registry_model (
    namespace   TEXT   NOT NULL,
    name        TEXT   NOT NULL,
    description TEXT   NOT NULL,
    policy      TEXT,
    created_at  BIGINT NOT NULL,
    PRIMARY KEY (namespace, name)
);

-- What a version is never changes; where it stands does, and has a table of its own.
CREATE TABLE registry_version (
    namespace  TEXT   NOT NULL,
    model      TEXT   NOT NULL,
    number     BIGINT NOT NULL,
    digest     TEXT   NOT NULL,
    signature  TEXT   NOT NULL,
    run        TEXT,
    datasets   TEXT   NOT NULL,
    author     TEXT   NOT NULL,
    why        TEXT   NOT NULL,
    created_at BIGINT NOT NULL,
    PRIMARY KEY (namespace, model, number),
    FOREIGN KEY (namespace, model) REFERENCES registry_model (namespace, name)
);

CREATE TABLE registry_standing (
    namespace TEXT   NOT NULL,
    model     TEXT   NOT NULL,
    number    BIGINT NOT NULL,
    stage     TEXT   NOT NULL,
    since     BIGINT NOT NULL,
    PRIMARY KEY (namespace, model, number),
    FOREIGN KEY (namespace, model, number) REFERENCES registry_version (namespace, model, number)
);

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
);

CREATE INDEX registry_transition_by_version ON registry_transition (namespace, model, number, position);

CREATE TABLE registry_alias (
    namespace TEXT   NOT NULL,
    model     TEXT   NOT NULL,
    name      TEXT   NOT NULL,
    number    BIGINT NOT NULL,
    moved_at  BIGINT NOT NULL,
    PRIMARY KEY (namespace, model, name),
    FOREIGN KEY (namespace, model, number) REFERENCES registry_version (namespace, model, number)
);
