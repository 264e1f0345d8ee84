import { DatabaseSync } from "node:sqlite";

/** A new database with the schema of MLflow's as far as its tables of runs go, keys and indexes included, and one experiment. */
export function mlflowDatabase(file: string): DatabaseSync {
  const database = new DatabaseSync(file);
  database.exec(`
    CREATE TABLE alembic_version(version_num VARCHAR(32) PRIMARY KEY);
    CREATE TABLE experiments(experiment_id INTEGER PRIMARY KEY, name VARCHAR(256), artifact_location VARCHAR(256), lifecycle_stage VARCHAR(32), creation_time BIGINT, last_update_time BIGINT);
    CREATE TABLE runs(run_uuid VARCHAR(32) NOT NULL, name VARCHAR(250), source_type VARCHAR(20), source_name VARCHAR(500), entry_point_name VARCHAR(50), user_id VARCHAR(256), status VARCHAR(9), start_time BIGINT, end_time BIGINT, source_version VARCHAR(50), lifecycle_stage VARCHAR(20), artifact_uri VARCHAR(200), experiment_id INTEGER, deleted_time BIGINT, PRIMARY KEY (run_uuid));
    CREATE TABLE metrics(key VARCHAR(250), value DOUBLE, timestamp BIGINT, run_uuid VARCHAR(32), step BIGINT DEFAULT 0, is_nan BOOLEAN, PRIMARY KEY (key, timestamp, step, run_uuid, value, is_nan));
    CREATE INDEX index_metrics_run_uuid ON metrics(run_uuid);
    CREATE INDEX index_metrics_run_uuid_key_step ON metrics(run_uuid, key, step);
    CREATE TABLE latest_metrics(key VARCHAR(250), value DOUBLE, timestamp BIGINT, step BIGINT, is_nan BOOLEAN, run_uuid VARCHAR(32), PRIMARY KEY (key, run_uuid));
    CREATE INDEX index_latest_metrics_run_uuid ON latest_metrics(run_uuid);
    CREATE TABLE params(key VARCHAR(250), value VARCHAR(8000), run_uuid VARCHAR(32), PRIMARY KEY (key, run_uuid));
    CREATE INDEX index_params_run_uuid ON params(run_uuid);
    CREATE TABLE tags(key VARCHAR(250), value VARCHAR(8000), run_uuid VARCHAR(32), PRIMARY KEY (key, run_uuid));
    CREATE INDEX index_tags_run_uuid ON tags(run_uuid);
    INSERT INTO experiments VALUES (1, 'bench', '', 'active', 1, 1);`);
  return database;
}
