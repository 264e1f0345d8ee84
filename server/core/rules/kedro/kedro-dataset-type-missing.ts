import { defineRule } from "../../engine/rule.ts";
import { rootOf } from "../../kinds/data.ts";
import { entriesAt, isSet } from "../../syntax/data/access.ts";
import { nearest } from "../../text/nearest.ts";

const DATASET_KEYS = ["filepath", "path", "load_args", "save_args", "credentials", "versioned", "table_name", "sql"];

export const kedroDatasetTypeMissing = defineRule({
  id: "kedro-dataset-type-missing",
  summary: "A dataset of the catalog has no type",
  severity: "error",
  languages: ["yaml"],
  kinds: ["kedro"],
  references: ["https://docs.kedro.org/en/stable/catalog-data/data_catalog/"],
  fix: "none",

  *check(document) {
    for (const { key, value } of entriesAt(rootOf(document))) {
      if (key.text.startsWith("_") || value.type !== "mapping" || isSet(value, "type") || value.entries.length === 0) continue;
      const slip = value.entries.find((entry) => !DATASET_KEYS.includes(entry.key.text) && nearest(entry.key.text, ["type"]) !== undefined);
      if (DATASET_KEYS.some((name) => isSet(value, name))) yield { at: slip?.key.span ?? key.span, message: `\`${key.text}\` has no \`type\`, so Kedro cannot load the catalog. Add one, such as \`pandas.CSVDataset\`.`, related: [{ at: value.span, message: "The whole data set." }] };
    }
  },
});
