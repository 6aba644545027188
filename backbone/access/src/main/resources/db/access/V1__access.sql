CREATE TABLE access_token (
    id          TEXT   NOT NULL PRIMARY KEY,
    name        TEXT   NOT NULL,
    secret_hash TEXT   NOT NULL,
    role        TEXT   NOT NULL,
    consumer    TEXT,
    created_at  BIGINT NOT NULL,
    expires_at  BIGINT,
    revoked_at  BIGINT
);

CREATE TABLE access_audit (
    position BIGINT  NOT NULL PRIMARY KEY,
    at       BIGINT  NOT NULL,
    who      TEXT    NOT NULL,
    verified BOOLEAN NOT NULL,
    action   TEXT    NOT NULL,
    target   TEXT    NOT NULL,
    decision TEXT    NOT NULL,
    previous TEXT    NOT NULL, -- the hash of the entry before
    hash     TEXT    NOT NULL
);

-- One row. Its lock makes appends follow each other on PostgreSQL too.
CREATE TABLE access_audit_head (
    only_row BIGINT NOT NULL PRIMARY KEY,
    count    BIGINT NOT NULL,
    hash     TEXT   NOT NULL
);
