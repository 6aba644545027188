-- What db-scheduler keeps; its columns are prescribed.
CREATE TABLE job_trigger (
  task_name TEXT NOT NULL,
  task_instance TEXT NOT NULL,
  task_data BLOB,
  execution_time INTEGER NOT NULL,
  picked BOOLEAN NOT NULL,
  picked_by TEXT,
  last_success INTEGER,
  last_failure INTEGER,
  consecutive_failures INTEGER,
  last_heartbeat INTEGER,
  version BIGINT NOT NULL,
  PRIMARY KEY (task_name, task_instance));

CREATE INDEX job_trigger_by_execution_time ON job_trigger (execution_time);

CREATE INDEX job_trigger_by_last_heartbeat ON job_trigger (last_heartbeat);
