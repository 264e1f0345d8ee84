/** A family of sources: what one needs, and what its assets may be. */
interface SourceFamily {
  readonly types: readonly string[];
  readonly needs?: string;
  readonly assets: readonly string[];
}

const PANDAS = ["csv", "excel", "fwf", "feather", "hdf", "html", "json", "orc", "parquet", "pickle", "sas", "spss", "stata", "xml", "file"];
const SPARK = ["csv", "delta", "json", "orc", "parquet", "text", "directory_csv", "directory_delta", "directory_json", "directory_orc", "directory_parquet", "directory_text", "file", "directory"];
const SQL = ["table", "query"];

/** Fluent sources of Great Expectations 0.16 to 1.24 (Apache-2.0), by its own schemas; read 2026-11-22. */
export const GX_SOURCES: readonly SourceFamily[] = [
  { types: ["postgres", "sqlite", "bigquery", "databricks_sql", "redshift", "sql", "sql_server", "alloy", "aurora", "citus", "neon", "fabric"], needs: "connection_string", assets: SQL },
  { types: ["snowflake"], assets: SQL },
  { types: ["pandas_filesystem", "pandas_dbfs"], needs: "base_directory", assets: PANDAS },
  { types: ["pandas_s3"], needs: "bucket", assets: PANDAS },
  { types: ["pandas_gcs"], needs: "bucket_or_name", assets: PANDAS },
  { types: ["pandas_abs"], assets: PANDAS },
  { types: ["pandas"], assets: [...PANDAS, "clipboard", "dataframe", "gbq", "sql", "sql_query", "sql_table", "table"] },
  { types: ["spark_filesystem", "spark_dbfs"], needs: "base_directory", assets: SPARK },
  { types: ["spark_s3"], needs: "bucket", assets: SPARK },
  { types: ["spark_gcs"], needs: "bucket_or_name", assets: SPARK },
  { types: ["spark_abs"], assets: SPARK },
  { types: ["spark"], assets: ["dataframe"] },
  { types: ["fabric_powerbi"], needs: "dataset", assets: ["powerbi_dax", "powerbi_measure", "powerbi_table"] },
];

/** What people call them. */
export const GX_SOURCE_NAMES: Readonly<Record<string, string>> = { postgresql: "postgres", filesystem: "pandas_filesystem", file: "pandas_filesystem", s3: "pandas_s3", gcs: "pandas_gcs", mssql: "sql_server", databricks: "databricks_sql", mysql: "sql", tsv: "csv" };

export const GX_PARTITIONERS = ["partition_on_year", "partition_on_year_and_month", "partition_on_year_and_month_and_day", "partition_on_date_parts", "partition_on_divided_integer", "partition_on_mod_integer", "partition_on_column_value", "partition_on_multi_column_values", "partition_on_converted_datetime", "partition_on_hashed_column", "partition_on_whole_table"];
