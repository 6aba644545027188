CREATE TABLE bench_metric (
    run   TEXT             NOT NULL,
    name  TEXT             NOT NULL,
    step  BIGINT           NOT NULL,
    value DOUBLE PRECISION NOT NULL,
    PRIMARY KEY (run, name, step)
);
