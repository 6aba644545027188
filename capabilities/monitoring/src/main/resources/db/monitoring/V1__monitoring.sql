CREATE TABLE monitor (
    ref         TEXT   NOT NULL PRIMARY KEY,
    endpoint    TEXT   NOT NULL,
    declaration TEXT   NOT NULL,
    progress    TEXT   NOT NULL,
    revision    BIGINT NOT NULL
);

CREATE TABLE monitor_chunk (
    monitor   TEXT   NOT NULL,
    day       TEXT   NOT NULL, -- yyyy-MM-dd
    closed_at BIGINT NOT NULL, -- event time
    facts     TEXT   NOT NULL,
    PRIMARY KEY (monitor, day)
);

CREATE TABLE monitor_alert (
    number    BIGINT NOT NULL PRIMARY KEY,
    monitor   TEXT   NOT NULL,
    endpoint  TEXT   NOT NULL,
    name      TEXT   NOT NULL,
    severity  TEXT   NOT NULL,
    raised_at BIGINT NOT NULL, -- event time
    ended_at  BIGINT,          -- event time; NULL while it is open
    summary   TEXT   NOT NULL,
    facts     TEXT   NOT NULL
);

CREATE INDEX monitor_alert_by_monitor ON monitor_alert (monitor, name, number);

CREATE TABLE monitor_reference (
    monitor    TEXT   NOT NULL,
    version    TEXT   NOT NULL,
    rules      TEXT   NOT NULL, -- digest of what it was learned by
    content    TEXT   NOT NULL, -- digest of the blob
    learned_at BIGINT NOT NULL, -- event time
    PRIMARY KEY (monitor, version, rules)
);

CREATE TABLE alert_route (
    ref      TEXT NOT NULL,
    severity TEXT NOT NULL,
    PRIMARY KEY (ref, severity)
);
