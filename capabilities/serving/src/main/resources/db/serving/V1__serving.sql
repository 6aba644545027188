CREATE TABLE serving_endpoint (
    namespace TEXT   NOT NULL,
    name      TEXT   NOT NULL,
    document  TEXT   NOT NULL,
    revision  BIGINT NOT NULL,
    PRIMARY KEY (namespace, name)
);

-- Versions that shadow an endpoint without being declared.
CREATE TABLE serving_candidate (
    namespace TEXT   NOT NULL,
    endpoint  TEXT   NOT NULL,
    version   BIGINT NOT NULL,
    PRIMARY KEY (namespace, endpoint, version)
);

-- Which declared consumer asks which endpoint.
CREATE TABLE serving_consumer (
    project   TEXT NOT NULL,
    consumer  TEXT NOT NULL,
    namespace TEXT NOT NULL,
    endpoint  TEXT NOT NULL,
    PRIMARY KEY (project, consumer, namespace, endpoint)
);

CREATE INDEX serving_consumer_by_endpoint ON serving_consumer (namespace, endpoint);

-- Times in which a failsafe answers; the one that lasts has no lifted_at.
CREATE TABLE serving_engagement (
    number             BIGINT NOT NULL PRIMARY KEY,
    namespace          TEXT   NOT NULL,
    endpoint           TEXT   NOT NULL,
    alerts             TEXT   NOT NULL,
    who                TEXT   NOT NULL,
    why                TEXT   NOT NULL,
    engaged_on         BIGINT NOT NULL,
    engaged_at         BIGINT NOT NULL,
    champion_version   BIGINT,
    champion_mae       DOUBLE PRECISION,
    failsafe_mae       DOUBLE PRECISION,
    alert_to_effect_ms DOUBLE PRECISION,
    lifted_on          BIGINT,
    lifted_at          BIGINT,
    lifted_who         TEXT,
    lifted_why         TEXT
);

CREATE INDEX serving_engagement_by_endpoint ON serving_engagement (namespace, endpoint, number);
