/** What a class of Feast's settings needs, and what it takes besides; `*` where it takes anything. */
export type StoreFields = readonly [required: string, optional: string];

/** By the part of feature_store.yaml and its type: the fields of the settings classes of Feast 0.67 (Apache-2.0), read 2026-11-22. */
export const FEAST_STORES: Readonly<Record<string, Readonly<Record<string, StoreFields>>>> = {
  online_store: {
    sqlite: ["", "vector_enabled similarity path text_search_enabled enable_openai_compatible_store"],
    datastore: ["", "project_id namespace database write_concurrency write_batch_size"],
    redis: ["", "redis_type client sentinel_master connection_string key_ttl_seconds full_scan_for_deletion skip_dedup"],
    dynamodb: ["region", "batch_size endpoint_url table_name_template consistent_reads warmup_connections tags session_based_auth max_read_workers max_pool_connections keepalive_timeout connect_timeout read_timeout total_max_retry_attempts retry_mode"],
    "snowflake.online": ["database", "*"],
    bigtable: ["instance", "project_id max_versions mutations_per_write write_concurrency"],
    postgres: ["host database user password", "min_conn max_conn conn_type port db_schema sslmode sslkey_path sslcert_path sslrootcert_path keepalives_idle vector_enabled similarity enable_openai_compatible_store max_batched_result_rows"],
    hbase: ["host port", "connection_pool_size protocol transport"],
    cassandra: ["", "hosts secure_bundle_path port keyspace username password protocol_version request_timeout datacenters routing load_balancing read_concurrency write_concurrency"],
    scylladb: ["hosts", "port keyspace username password local_dc request_timeout read_concurrency write_concurrency vector_similarity_function"],
    mysql: ["", "host user password database port batch_write batch_size"],
    hazelcast: ["", "cluster_name cluster_members discovery_token ssl_cafile_path ssl_certfile_path ssl_keyfile_path ssl_password key_ttl_seconds"],
    elasticsearch: ["", "vector_enabled similarity host user password port index scheme vector_field_path write_batch_size enable_openai_compatible_store"],
    remote: ["", "path cert connection_pool_size connection_idle_timeout connection_retries"],
    singlestore: ["", "host user password database port"],
    qdrant: ["", "vector_enabled similarity location url port grpc_port prefer_grpc https api_key prefix timeout host path vector_name write_batch_size upload_wait"],
    "couchbase.online": ["", "connection_string user password bucket_name kv_port"],
    milvus: ["", "vector_enabled similarity path host port uri token db_name index_type metric_type embedding_dim text_search_enabled nlist index_params search_params consistency_level collection_consistency_level partition_key username password enable_openai_compatible_store varchar_max_length"],
    hybrid: ["online_stores", "routing_tag"],
    chronon: ["", "path timeout verify_ssl connection_retries"],
  },
  offline_store: {
    file: ["", ""],
    dask: ["", ""],
    bigquery: ["", "dataset project_id billing_project_id location gcs_staging_location table_create_disposition"],
    redshift: ["region database s3_staging_location iam_role", "cluster_id user workgroup"],
    "snowflake.offline": ["database", "*"],
    spark: ["", "spark_conf staging_location region"],
    trino: ["host port catalog user connector", "source http_scheme verify extra_credential dataset auth"],
    postgres: ["host database user password", "min_conn max_conn conn_type port db_schema sslmode sslkey_path sslcert_path sslrootcert_path keepalives_idle entity_select_mode"],
    athena: ["data_source region database workgroup s3_staging_location", ""],
    mssql: ["", "connection_string"],
    duckdb: ["", "staging_location staging_location_endpoint_override"],
    remote: ["host", "scheme port cert connection_retries"],
    "couchbase.offline": ["", "connection_string user password timeout"],
    clickhouse: ["host database user password", "port use_temporary_tables_for_entity_df additional_client_args"],
    ray: ["", "storage_path ray_address broadcast_join_threshold_mb enable_distributed_joins max_parallelism_multiplier target_partition_size_mb window_size_for_joins enable_ray_logging ray_conf use_kuberay cluster_name auth_token kuberay_conf num_gpus gpu_batch_format worker_task_options"],
    oracle: ["user password", "host port service_name sid database dsn"],
    chronon: ["", "path"],
    hybrid: ["offline_stores", ""],
  },
  batch_engine: {
    local: ["", "backend"],
    "snowflake.engine": ["database", "*"],
    lambda: ["materialization_image lambda_role", ""],
    k8s: ["", "namespace image env image_pull_secrets resources service_account_name annotations include_security_context_capabilities labels max_parallelism synchronous retry_limit mini_batch_size active_deadline_seconds job_batch_size print_pod_logs_on_failure"],
    "spark.engine": ["", "spark_conf staging_location region partitions"],
    "ray.engine": ["", "ray_address staging_location broadcast_join_threshold_mb enable_distributed_joins max_parallelism_multiplier target_partition_size_mb window_size_for_joins ray_conf max_workers write_concurrency enable_optimization num_gpus gpu_batch_format worker_task_options use_kuberay cluster_name auth_token kuberay_conf enable_ray_logging"],
    "flink.engine": ["", "execution_mode parallelism table_config pandas_split_num"],
    "trino.engine": ["", "*"],
    trino: ["", "*"],
  },
};

/** Fields that older releases took. */
export const FEAST_OLDER_FIELDS = ["vec_enabled", "vector_len", "pgvector_enabled", "sort_response", "nlist", "entity_select_mode", "thread_pool_executor_worker_count"];
