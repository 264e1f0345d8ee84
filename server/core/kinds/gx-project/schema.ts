import { keysOf } from "../schema/fields.ts";
import { any, key, list, named, open, type MapShape, type Shape } from "../schema/shape.ts";

/** Classes of Great Expectations 0.13 to 1.24 (Apache-2.0); others may come from plugins. */
const classOf = (names: string, doc: string): MapShape["keys"] => ({ class_name: key({ is: "text", usual: names.split(" ") }, doc), module_name: key({ is: "text" }, "The module of the class.") });

const backend: Shape = { ...open({
  ...classOf("TupleFilesystemStoreBackend TupleS3StoreBackend TupleGCSStoreBackend TupleAzureBlobStoreBackend DatabaseStoreBackend InMemoryStoreBackend InlineStoreBackend GXCloudStoreBackend GeCloudStoreBackend", "Where things are kept."),
  ...keysOf({ base_directory: ["text", "The folder."], bucket: ["text", "The bucket."], prefix: ["text", "Put in front of keys."], container: ["text", "The container of Azure."], project: ["text", "The project of Google Cloud."], connection_string: ["text", "How the storage is reached."], credentials: ["map|text", "How the storage is reached."], account_url: ["text", "The account of Azure."], boto3_options: ["map", "Options of S3."], endpoint_url: ["text", "The address of S3."], filepath_template: ["text", "How files are called."], filepath_suffix: ["text", "How files end."], forbidden_substrings: ["[text]", "What names may not hold."], platform_specific_separator: ["bool", "Separators of this machine."], fixed_length_key: ["bool", "Keys have one length."], suppress_store_backend_id: ["bool", "Write no file that identifies the store."], manually_initialize_store_backend_id: ["text", "The id of the store."], table_name: ["text", "The table."], key_columns: ["[text]", "The columns of keys."], ge_cloud_base_url: ["text", "The address of the cloud."], ge_cloud_resource_type: ["text", "What is kept."], ge_cloud_credentials: ["map", "How the cloud is reached."], public_urls: ["bool", "Addresses are public."], s3_put_options: ["map", "Options of S3."], base_public_path: ["text", "The public address."], store_name: ["text", "The store."] }),
}), aliases: { base_dir: "base_directory", path: "base_directory", directory: "base_directory", class: "class_name" } };

const store = open({
  ...classOf("ExpectationsStore ValidationsStore ValidationResultsStore ValidationDefinitionStore CheckpointStore EvaluationParameterStore SuiteParameterStore ProfilerStore MetricStore HtmlSiteStore ConfigurationStore DataContextStore DatasourceStore DataAssetStore", "What is kept."),
  ...keysOf({ runtime_environment: ["map", "What the store is given."], overwrite_existing: ["bool", "Write over what is there."] }),
  store_backend: key(backend, "Where it is kept."),
});

const batchRequest = open(keysOf({ datasource_name: ["text", "The data source."], data_connector_name: ["text", "The connector of the data source."], data_asset_name: ["text", "The table or file."], data_connector_query: ["map", "Which batches."], batch_spec_passthrough: ["map", "What the reader is given."], batch_identifiers: ["map", "Which batches."], runtime_parameters: ["map", "Data given at run time."], limit: ["int>=0", "Most rows."], batch_slice: ["any", "Which batches."], options: ["map", "Which batches."], partitioner: ["any", "How batches are made."], batch_filter_parameters: ["map", "Which batches."] }));

const regex = open({ ...keysOf({ group_names: ["[text]", "Names of the groups of the pattern."], pattern: ["text", "A pattern for paths."] }) });
const connector: Shape = open({
  ...classOf("RuntimeDataConnector InferredAssetFilesystemDataConnector ConfiguredAssetFilesystemDataConnector InferredAssetFilePathDataConnector ConfiguredAssetFilePathDataConnector InferredAssetSqlDataConnector ConfiguredAssetSqlDataConnector InferredAssetS3DataConnector ConfiguredAssetS3DataConnector InferredAssetGCSDataConnector ConfiguredAssetGCSDataConnector InferredAssetAzureDataConnector ConfiguredAssetAzureDataConnector InferredAssetDBFSDataConnector ConfiguredAssetDBFSDataConnector InferredAssetAWSGlueDataCatalogDataConnector ConfiguredAssetAWSGlueDataCatalogDataConnector", "How data is found."),
  ...keysOf({ name: ["text", "Its name."], batch_identifiers: ["[text]", "What tells batches apart."], base_directory: ["text", "The folder."], glob_directive: ["text", "A pattern for files."], bucket: ["text", "The bucket."], bucket_or_name: ["text", "The bucket."], prefix: ["text", "Put in front of keys."], delimiter: ["text", "What divides keys."], max_keys: ["int>=1", "Keys per page."], sorters: ["[map]", "The order of batches."], assets: ["map", "Tables and files by name."], execution_engine: ["map", "What computes."], batch_spec_passthrough: ["map", "What the reader is given."], include_schema_name: ["bool", "Names have the schema in front."], introspection_directives: ["map", "How tables are found."], boto3_options: ["map", "Options of S3."], gcs_options: ["map", "Options of Google Cloud."], azure_options: ["map", "Options of Azure."], container: ["text", "The container."], name_starts_with: ["text", "The beginning of names."], splitter_method: ["text", "How batches are made."], splitter_kwargs: ["map", "How batches are made."], sampling_method: ["text", "How rows are drawn."], sampling_kwargs: ["map", "How rows are drawn."], data_asset_name_prefix: ["text", "Put in front of names."], data_asset_name_suffix: ["text", "Put behind names."], skip_inapplicable_tables: ["bool", "Leave out tables that do not fit."], excluded_tables: ["any", "Tables to leave out."], included_tables: ["any", "Tables to take."], id: ["text", "Its id."] }),
  default_regex: key(regex, "How paths are read."),
});

const engine = open({ ...classOf("PandasExecutionEngine SqlAlchemyExecutionEngine SparkDFExecutionEngine", "What computes."), ...keysOf({ connection_string: ["text", "How the database is reached."], credentials: ["map|text", "How the database is reached."], url: ["text", "How the database is reached."], force_reuse_spark_context: ["bool", "Take the session that is there."], spark_config: ["map", "Settings of Spark."], caching: ["bool", "Keep results."], batch_spec_defaults: ["map", "Defaults."], connect_args: ["map", "Arguments of the connection."], create_temp_table: ["bool", "Make temporary tables."], persist: ["bool", "Keep tables."], boto3_options: ["map", "Options of S3."], azure_options: ["map", "Options of Azure."], gcs_options: ["map", "Options of Google Cloud."] }) });

const datasource = open({
  ...classOf("Datasource SimpleSqlalchemyDatasource PandasDatasource SqlAlchemyDatasource SparkDFDatasource", "The class of the source."),
  ...keysOf({ name: ["text", "Its name."], connection_string: ["text", "How the database is reached."], credentials: ["map|text", "How the database is reached."], introspection: ["map", "How tables are found."], tables: ["map", "Tables by name."], data_asset_type: ["map", "The class of data (before 0.13)."], batch_kwargs_generators: ["map", "How data is found (before 0.13)."], id: ["text", "Its id."], url: ["text", "How the database is reached."], spark_config: ["map", "Settings of Spark."], generators: ["map", "How data is found (before 0.11)."] }),
  execution_engine: key(engine, "What computes."),
  data_connectors: key(named(connector), "How data is found, by name."),
});

/** An asset hands everything else to the reader of pandas or Spark. */
const asset: Shape = { ...open(keysOf({ type: ["'csv'|'parquet'|'json'|'excel'|'table'|'query'|'dataframe'|'feather'|'orc'|'pickle'|'xml'|'delta'|'directory_csv'|'directory_parquet'|'directory_delta'|'sql_table'|'sql_query'|text", "What kind of data it is."], name: ["text", "Its name."], batching_regex: ["text", "A pattern for files."], table_name: ["text", "The table."], schema_name: ["text", "The schema of the database."], query: ["text", "The query."], order_by: ["any", "The order of batches."], sep: ["text", "What divides fields."] })), unknown: "allow", aliases: { batch_regex: "batching_regex", regex: "batching_regex", table: "table_name" } };
const fluent: Shape = {
  ...open({
    ...keysOf({ type: ["'pandas'|'pandas_filesystem'|'pandas_s3'|'pandas_gcs'|'pandas_abs'|'pandas_dbfs'|'spark'|'spark_filesystem'|'spark_s3'|'spark_gcs'|'spark_abs'|'spark_dbfs'|'sql'|'sqlite'|'postgres'|'snowflake'|'bigquery'|'databricks_sql'|'redshift'|text", "What kind of source it is."], name: ["text", "Its name."], connection_string: ["text|map", "How the database is reached."], base_directory: ["text", "The folder."], bucket: ["text", "The bucket."], data_context_root_directory: ["any", "The folder of the project."], create_temp_table: ["bool", "Make temporary tables."], kwargs: ["map", "More arguments."], spark_config: ["map", "Settings of Spark."], id: ["text", "Its id."] }),
    assets: key(named(asset), "Tables and files by name."),
  }),
  unknown: "allow",
  aliases: { connection_str: "connection_string", url: "connection_string", base_dir: "base_directory", directory: "base_directory", path: "base_directory", class_name: "type" },
};

const action = open({ ...keysOf({ name: ["text", "The name of the action."], type: ["text", "The class of the action (from 1.0)."] }), action: key({ ...open({ ...classOf("StoreValidationResultAction StoreEvaluationParametersAction StoreMetricsAction UpdateDataDocsAction SlackNotificationAction EmailAction OpsgenieAlertAction PagerdutyAlertAction MicrosoftTeamsNotificationAction SNSNotificationAction APINotificationAction NoOpAction", "What is done."), ...keysOf({ site_names: ["[text]|text", "Sites to build."], webhook: ["text", "The address of the channel."], slack_webhook: ["text", "The address of the channel."], notify_on: ["'all'|'success'|'failure'", "When it is told."], notify_with: ["[text]|text", "Sites to link to."] }) }), unknown: "allow", aliases: { class: "class_name", sites: "site_names", webhook_url: "slack_webhook" } }, "What is done.") });

const site = open({
  ...classOf("SiteBuilder", "What builds the site."),
  ...keysOf({ show_how_to_buttons: ["bool", "Show help."], site_name: ["text", "The name shown."], runtime_environment: ["map", "What the site is given."], site_section_builders: ["map", "What builds the sections."], validation_results_limit: ["int>=0", "Most results shown."], show_cta_footer: ["bool", "Show help."], module_name: ["text", "The module of the class."] }),
  site_index_builder: key(open({ ...classOf("DefaultSiteIndexBuilder", "What builds the first page."), ...keysOf({ show_cta_footer: ["bool", "Show help."], validation_results_limit: ["int>=0", "Most results shown."], renderer: ["map", "How it is shown."], view: ["map", "How it is shown."] }) }), "What builds the first page."),
  store_backend: key(backend, "Where the site is kept."),
});

/** What great_expectations.yml and the checkpoints beside it hold, in our own words. */
export const schema: Shape = { ...open({
  ...keysOf({
    config_version: ["num", "The version of this format."],
    config_variables_file_path: ["text", "Values for `${…}` in this file."],
    plugins_directory: ["text", "Code of your own."],
    expectations_store_name: ["text", "The store of suites."],
    validations_store_name: ["text", "The store of results (before 1.0)."],
    validation_results_store_name: ["text", "The store of results."],
    checkpoint_store_name: ["text", "The store of checkpoints."],
    evaluation_parameter_store_name: ["text", "The store of parameters (before 1.0)."],
    suite_parameter_store_name: ["text", "The store of parameters."],
    profiler_store_name: ["text", "The store of profilers (before 0.18)."],
    analytics_enabled: ["bool", "Tell Great Expectations how it is used."],
    data_context_id: ["text", "Identifies the project, as a UUID."],
    include_rendered_content: ["any", "Texts for people in results."],
    concurrency: ["map", "Several at once (before 0.18)."],
    progress_bars: ["map", "Bars that show how far it is."],
    notebooks: ["map", "Settings of notebooks (before 0.18)."],
    validation_operators: ["map", "What checks (before 0.13)."],
    name: ["text", "The name of the checkpoint."],
    run_name_template: ["text", "How runs are called."],
    expectation_suite_name: ["text", "The suite that data is checked against."],
    evaluation_parameters: ["map", "Values for `$PARAMETER` in suites."],
    runtime_configuration: ["map", "How much is told."],
    template_name: ["text", "The checkpoint that this one begins with."],
    profilers: ["[map]", "What makes suites."],
    ge_cloud_id: ["text", "Its id in the cloud."],
    expectation_suite_ge_cloud_id: ["text", "The id of the suite in the cloud."],
    slack_webhook: ["text", "The address of the channel."],
    site_names: ["[text]|text", "Sites to build."],
    notify_on: ["'all'|'success'|'failure'", "When it is told."],
    notify_with: ["[text]|text", "Sites to link to."],
    id: ["text", "Its id."],
  }),
  ...classOf("Checkpoint SimpleCheckpoint LegacyCheckpoint", "The class of the checkpoint."),
  anonymous_usage_statistics: key(open(keysOf({ enabled: ["bool", "Tell how it is used."], data_context_id: ["text", "Identifies the project."], usage_statistics_url: ["text", "Where it is told."], explicit_url: ["any", "The address was given."], explicit_id: ["any", "The id was given."] })), "Tell Great Expectations how it is used (before 1.0)."),
  stores: key(named(store), "Where things are kept, by name."),
  datasources: key(named(datasource), "Data sources by name."),
  fluent_datasources: key(named(fluent), "Data sources by name."),
  data_docs_sites: key(named(site), "Sites that show results, by name."),
  batch_request: key(batchRequest, "The data that is checked."),
  action_list: key(list(action), "What is done with results."),
  validations: key(list(open({ ...keysOf({ expectation_suite_name: ["text", "The suite that data is checked against."], name: ["text", "Its name."], id: ["text", "Its id."], evaluation_parameters: ["map", "Values for `$PARAMETER`."], runtime_configuration: ["map", "How much is told."], expectation_suite_ge_cloud_id: ["text", "The id of the suite."] }), batch_request: key(batchRequest, "The data that is checked."), action_list: key(any, "What is done with results.") })), "What is checked against what."),
}), aliases: { actions: "action_list", plugins_dir: "plugins_directory", suite_name: "expectation_suite_name" } };
