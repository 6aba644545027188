CREATE TABLE declare_revision (
    ref        TEXT    NOT NULL,
    number     BIGINT  NOT NULL,
    facts      TEXT    NOT NULL,
    owner      TEXT,
    links      TEXT    NOT NULL,
    path       TEXT    NOT NULL,
    source     TEXT    NOT NULL,
    digest     TEXT    NOT NULL, -- of the source
    files      TEXT    NOT NULL, -- path to text of what belongs to the declaration
    is_removal BOOLEAN NOT NULL,
    who        TEXT    NOT NULL,
    why        TEXT    NOT NULL,
    at         BIGINT  NOT NULL,
    PRIMARY KEY (ref, number)
);

-- The newest revision of what is declared now. One kind has a name once.
CREATE TABLE declare_live (
    kind    TEXT   NOT NULL,
    name    TEXT   NOT NULL,
    project TEXT   NOT NULL,
    ref     TEXT   NOT NULL,
    number  BIGINT NOT NULL,
    PRIMARY KEY (kind, name)
);

CREATE INDEX declare_live_by_project ON declare_live (project, kind, name);
