import { defineRule } from "../../engine/rule.ts";
import { rootOf } from "../../kinds/data.ts";
import { scalarAt, stringAt } from "../../syntax/data/access.ts";

export const feastProviderStoreMismatch = defineRule({
  id: "feast-provider-store-mismatch",
  summary: "A store belongs to another cloud than the provider",
  severity: "info",
  languages: ["yaml"],
  kinds: ["feast"],
  references: ["https://docs.feast.dev/reference/feature-store-yaml"],
  fix: "none",

  *check(document) {
    const root = rootOf(document);
    const provider = stringAt(root, "provider");
    for (const store of ["online_store", "offline_store"]) {
      const type = scalarAt(root, store, "type") ?? scalarAt(root, store);
      const home = type && HOMES[type.text];
      if (type && home !== undefined && provider !== undefined && CLOUDS.has(provider) && provider !== home) {
        yield { at: type.span, message: `\`${type.text}\` is a store of ${home.toUpperCase()}, and the provider is \`${provider}\`: registry, credentials and latency are those of the other cloud. Set \`provider: ${home}\`, or choose a store of ${provider.toUpperCase()}.` };
      }
    }
  },
});

const CLOUDS = new Set(["aws", "gcp", "azure"]);
const HOMES: Readonly<Record<string, string>> = { dynamodb: "aws", redshift: "aws", athena: "aws", datastore: "gcp", bigtable: "gcp", bigquery: "gcp", mssql: "azure" };
