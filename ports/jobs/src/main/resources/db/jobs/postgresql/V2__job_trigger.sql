-- What db-scheduler keeps; its columns are prescribed.
CREATE TABLE job_trigger (
  task_name TEXT NOT NULL,
  task_instance TEXT NOT NULL,
  task_data BYTEA,
  execution_time TIMESTAMP WITH TIME ZONE NOT NULL,
  picked BOOLEAN NOT NULL,
  picked_by TEXT,
  last_success TIMESTAMP WITH TIME ZONE,
  last_failure TIMESTAMP WITH TIME ZONE,
  consecutive_failures INTEGER,
  last_heartbeat TIMESTAMP WITH TIME ZONE,
  version BIGINT NOT NULL,
  PRIMARY KEY (task_name, task_instance));

CREATE INDEX job_trigger_by_execution_time ON job_trigger (execution_time);

CREATE INDEX job_trigger_by_last_heartbeat ON job_trigger (last_heartbeat);
