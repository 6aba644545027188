-- One row for each job ever asked for, until it is deleted; job_trigger has one for each that is to run.
CREATE TABLE job (
  name TEXT NOT NULL,
  job_key TEXT NOT NULL,
  payload TEXT NOT NULL,
  state TEXT NOT NULL,
  attempts BIGINT NOT NULL,
  run_at BIGINT NOT NULL,
  enqueued_at BIGINT NOT NULL,
  finished_at BIGINT,
  problem TEXT,
  recurrence TEXT,
  PRIMARY KEY (name, job_key));

CREATE INDEX job_by_enqueued_at ON job (enqueued_at, name, job_key);

CREATE INDEX job_by_state ON job (state, run_at);
