CREATE TABLE evidence (
    position    BIGINT NOT NULL PRIMARY KEY,
    about       TEXT   NOT NULL,
    type        TEXT   NOT NULL,
    verdict     TEXT   NOT NULL,
    author      TEXT   NOT NULL,
    summary     TEXT   NOT NULL,
    facts       TEXT   NOT NULL,
    observed_at BIGINT NOT NULL, -- event time
    valid_until BIGINT,          -- event time; NULL when it does not expire
    recorded_at BIGINT NOT NULL  -- wall-clock time
);

CREATE INDEX evidence_by_asset ON evidence (about, type, observed_at, position);
CREATE INDEX evidence_by_type ON evidence (type, position);

-- One row. Its lock makes positions follow the order of commits on PostgreSQL too.
CREATE TABLE evidence_position (
    only_row BIGINT NOT NULL PRIMARY KEY,
    last     BIGINT NOT NULL
);

INSERT INTO evidence_position (only_row, last) VALUES (1, 0);

CREATE TABLE evidence_cursor (
    subscriber TEXT   NOT NULL PRIMARY KEY,
    position   BIGINT NOT NULL
);
