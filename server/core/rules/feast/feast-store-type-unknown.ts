import { defineRule } from "../../engine/rule.ts";
import { rootOf } from "../../kinds/data.ts";
import { replaceWith } from "../../kinds/schema/check.ts";
import { isPlaceholder } from "../../kinds/schema/placeholder.ts";
import { isNull, scalarAt } from "../../syntax/data/access.ts";
import { nearest } from "../../text/nearest.ts";

const TYPES: Readonly<Record<string, readonly string[]>> = {
  online_store: ["sqlite", "redis", "dynamodb", "datastore", "snowflake.online", "bigtable", "postgres", "hbase", "cassandra", "mysql", "hazelcast", "milvus", "elasticsearch", "remote", "singlestore", "qdrant", "couchbase.online", "pgvector", "faiss", "ikv", "mongodb", "hybrid"],
  offline_store: ["file", "dask", "bigquery", "redshift", "snowflake.offline", "spark", "trino", "postgres", "athena", "mssql", "duckdb", "remote", "couchbase.offline", "clickhouse", "ray", "oracle"],
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
      const type = scalarAt(rootOf(document), store, "type") ?? scalarAt(rootOf(document), store);
      // A class of one's own is named with its module.
      if (!type || isNull(type) || isPlaceholder(type) || type.text.includes(".") || types.includes(type.text)) continue;
      const meant = nearest(type.text, types);
      if (meant !== undefined) yield { at: type.span, message: `Feast has no \`${store}\` of the type \`${type.text}\`. Did you mean \`${meant}\`?`, fixes: [replaceWith(document.text, type.span, meant)] };
    }
  },
});
