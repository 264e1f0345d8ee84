import { keysOf } from "../schema/fields.ts";
import { any, key, list, loose, named } from "../schema/shape.ts";

const backend = loose(keysOf({ class_name: ["'TupleFilesystemStoreBackend'|'TupleS3StoreBackend'|'TupleGCSStoreBackend'|'TupleAzureBlobStoreBackend'|'DatabaseStoreBackend'|'InMemoryStoreBackend'|'GXCloudStoreBackend'|text", "Where things are kept."], base_directory: ["text", "The folder."], bucket: ["text", "The bucket."], prefix: ["text", "Put in front of keys."], suppress_store_backend_id: ["bool", "Write no file that identifies the store."] }));

const store = loose({ ...keysOf({ class_name: ["'ExpectationsStore'|'ValidationsStore'|'ValidationResultsStore'|'ValidationDefinitionStore'|'CheckpointStore'|'EvaluationParameterStore'|'SuiteParameterStore'|'ProfilerStore'|'MetricStore'|text", "What is kept."] }), store_backend: key(backend, "Where it is kept.") });

const batchRequest = loose(keysOf({ datasource_name: ["text", "The data source."], data_connector_name: ["text", "The connector of the data source."], data_asset_name: ["text", "The table or file."], data_connector_query: ["map", "Which batches."], batch_slice: ["any", "Which batches."], options: ["map", "Which batches."] }));

/** What great_expectations.yml and the checkpoints beside it hold, in our own words. */
export const schema = loose({
  ...keysOf({
    config_version: ["num|text", "The version of this format."],
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
    data_context_id: ["text", "Identifies the project."],
    anonymous_usage_statistics: ["map", "Tell Great Expectations how it is used (before 1.0)."],
    include_rendered_content: ["any", "Texts for people in results."],
    name: ["text", "The name of the checkpoint."],
    class_name: ["text", "The class of the checkpoint."],
    module_name: ["text", "The module of the class."],
    run_name_template: ["text", "How runs are called."],
    expectation_suite_name: ["text", "The suite that data is checked against."],
  }),
  stores: key(named(store), "Where things are kept, by name."),
  datasources: key(named(any), "Data sources by name."),
  fluent_datasources: key(named(loose(keysOf({ type: ["'pandas'|'pandas_filesystem'|'pandas_s3'|'pandas_gcs'|'pandas_abs'|'pandas_dbfs'|'spark'|'spark_filesystem'|'spark_s3'|'spark_gcs'|'spark_abs'|'spark_dbfs'|'sql'|'sqlite'|'postgres'|'snowflake'|'bigquery'|'databricks_sql'|'redshift'|text", "What kind of source it is."], assets: ["map", "Tables and files by name."], connection_string: ["text", "How the database is reached."], base_directory: ["text", "The folder."] }))), "Data sources by name."),
  data_docs_sites: key(named(loose({ ...keysOf({ class_name: ["text", "What builds the site."], show_how_to_buttons: ["bool", "Show help."], site_index_builder: ["map", "What builds the first page."] }), store_backend: key(backend, "Where the site is kept.") })), "Sites that show results, by name."),
  batch_request: key(batchRequest, "The data that is checked."),
  validations: key(list(loose({ ...keysOf({ expectation_suite_name: ["text", "The suite that data is checked against."] }), batch_request: key(batchRequest, "The data that is checked.") })), "What is checked against what."),
});
