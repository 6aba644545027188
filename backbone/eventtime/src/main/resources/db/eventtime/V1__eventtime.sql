-- One row, once event time has moved.
CREATE TABLE event_time (
    only_row BIGINT NOT NULL PRIMARY KEY,
    reached  BIGINT NOT NULL -- event time
);
