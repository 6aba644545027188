CREATE TABLE thing (
  id BIGINT PRIMARY KEY,
  text_value TEXT,
  real_value DOUBLE PRECISION,
  flag_value BOOLEAN,
  bytes_value BYTEA,
  instant_value BIGINT);
