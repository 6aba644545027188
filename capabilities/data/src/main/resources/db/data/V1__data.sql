-- What projects declare: sources, datasets, contracts.
CREATE TABLE data_definition (
    kind    TEXT NOT NULL,
    name    TEXT NOT NULL,
    project TEXT NOT NULL,
    content TEXT NOT NULL,
    PRIMARY KEY (kind, name)
);

-- A version never changes; the columns beside its document are there to be searched.
CREATE TABLE data_version (
    dataset  TEXT   NOT NULL,
    number   BIGINT NOT NULL,
    digest   TEXT   NOT NULL,
    document TEXT   NOT NULL,
    PRIMARY KEY (dataset, number)
);
