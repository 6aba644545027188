CREATE TABLE graph_asset (
    kind       TEXT   NOT NULL,
    namespace  TEXT   NOT NULL,
    name       TEXT   NOT NULL,
    version    TEXT   NOT NULL, -- '' where the kind has no versions
    owner      TEXT,
    project    TEXT,            -- NULL for what clients and the work itself made
    facts      TEXT   NOT NULL,
    revision   BIGINT NOT NULL,
    created_at BIGINT NOT NULL,
    updated_at BIGINT NOT NULL,
    PRIMARY KEY (kind, namespace, name, version)
);

CREATE INDEX graph_asset_by_project ON graph_asset (project);

CREATE TABLE graph_edge (
    from_ref TEXT   NOT NULL,
    type     TEXT   NOT NULL,
    to_ref   TEXT   NOT NULL,
    since    BIGINT NOT NULL,
    PRIMARY KEY (from_ref, type, to_ref)
);

CREATE INDEX graph_edge_by_to ON graph_edge (to_ref);

CREATE TABLE graph_change (
    position   BIGINT NOT NULL PRIMARY KEY,
    asset      TEXT   NOT NULL,
    action     TEXT   NOT NULL,
    difference TEXT   NOT NULL,
    who        TEXT   NOT NULL,
    why        TEXT   NOT NULL,
    at         BIGINT NOT NULL
);

CREATE INDEX graph_change_by_asset ON graph_change (asset, position);

-- One row. Its lock makes positions follow the order of commits on PostgreSQL too.
CREATE TABLE graph_position (
    only_row BIGINT NOT NULL PRIMARY KEY,
    last     BIGINT NOT NULL
);

INSERT INTO graph_position (only_row, last) VALUES (1, 0);
