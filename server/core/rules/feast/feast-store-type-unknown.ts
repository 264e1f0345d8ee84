import { defineRule } from "../../engine/rule.ts";
import { rootOf } from "../../kinds/data.ts";
import { replaceWith } from "../../kinds/schema/check.ts";
import { isPlaceholder } from "../../kinds/schema/placeholder.ts";
import { isNull, scalarAt } from "../../syntax/data/access.ts";
import { nearest } from "../../text/nearest.ts";

/** After the tables of Feast 0.67, read 2026-11-21. */
const TYPES: Readonly<Record<string, readonly string[]>> = {
  provider: ["local", "gcp", "aws", "azure", "chronon", "unity_catalog"],
  registry: ["file", "sql", "snowflake.registry", "remote", "mcp"],
  batch_engine: ["local", "snowflake.engine", "lambda", "k8s", "spark.engine", "ray.engine", "flink.engine", "spark_application", "trino.engine", "trino", "bytewax"],
  online_store: ["aerospike", "scylladb", "chronon", "sqlite", "redis", "dynamodb", "datastore", "snowflake.online", "bigtable", "postgres", "hbase", "cassandra", "mysql", "hazelcast", "milvus", "elasticsearch", "remote", "singlestore", "qdrant", "couchbase.online", "pgvector", "faiss", "ikv", "mongodb", "hybrid"],
  offline_store: ["file", "dask", "bigquery", "redshift", "snowflake.offline", "spark", "trino", "postgres", "athena", "mssql", "duckdb", "remote", "couchbase.offline", "clickhouse", "ray", "oracle", "chronon", "hybrid"],
};

export const feastStoreTypeUnknown = defineRule({
  id: "feast-store-type-unknown",
  summary: "The type of a store is misspelt",
  severity: "error",
  languages: ["yaml"],
  kinds: ["feast"],
  references: ["https://docs.feast.dev/reference/feature-store-yaml"],
  fix: "suggested",

  *check(document) {
    for (const [store, types] of Object.entries(TYPES)) {
      const type = store === "registry" ? scalarAt(rootOf(document), store, "registry_type") : (scalarAt(rootOf(document), store, "type") ?? scalarAt(rootOf(document), store));
      // A class of one's own is named with its module.
      if (!type || isNull(type) || isPlaceholder(type) || types.includes(type.text)) continue;
      const meant = store === "provider" ? (SAID[type.text.toLowerCase()] ?? nearest(type.text, types)) : nearest(type.text, types);
      if (type.text.includes(".") && (meant === undefined || type.text.split(".").length > 2)) continue;
      // Providers of older releases are many.
      if (meant === undefined && store === "provider") continue;
      const hint = meant === undefined ? `It may be ${types.map((one) => `\`${one}\``).join(", ")}, or a class of your own with its module.` : `Did you mean \`${meant}\`?`;
      const message = store === "provider" ? `Feast has no provider \`${type.text}\`. ${hint}` : `Feast has no \`${store}\` of the type \`${type.text}\`. ${hint}`;
      yield { at: type.span, message, ...(meant !== undefined && { fixes: [replaceWith(document.text, type.span, meant)] }) };
    }
  },
});

/** What people call the providers. */
const SAID: Readonly<Record<string, string>> = { amazon: "aws", google: "gcp", gcs: "gcp", googlecloud: "gcp", microsoft: "azure" };
