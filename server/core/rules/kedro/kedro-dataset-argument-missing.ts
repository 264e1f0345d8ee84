import { defineRule } from "../../engine/rule.ts";
import { KEDRO_NEEDS } from "../../facts/config/tables/kedroDatasets.ts";
import { rootOf } from "../../kinds/data.ts";
import { entriesAt, entryOf, isSet, scalarAt } from "../../syntax/data/access.ts";
import { nearest } from "../../text/nearest.ts";

export const kedroDatasetArgumentMissing = defineRule({
  id: "kedro-dataset-argument-missing",
  summary: "A dataset lacks the argument that says where its data lies",
  severity: "error",
  languages: ["yaml"],
  kinds: ["kedro"],
  references: ["https://docs.kedro.org/projects/kedro-datasets/en/stable/"],
  fix: "none",

  *check(document) {
    for (const { key, value } of entriesAt(rootOf(document))) {
      const type = scalarAt(value, "type");
      const needs = KEDRO_NEEDS[type?.text.replace(/^kedro_datasets\./, "") ?? ""];
      // Parts that begin with `_` are completed by others.
      if (!needs || !type || value.type !== "mapping" || key.text.startsWith("_") || needs.some((name) => isSet(value, name))) continue;
      if (value.entries.some((entry) => nearest(entry.key.text, needs, 2) !== undefined)) continue;
      const stray = entryOf(value, "path") ?? entryOf(value, "filepath") ?? entryOf(value, "table");
      yield { at: (stray?.key ?? key).span, message: `\`${key.text}\` is a \`${type.text}\`, which needs ${needs.map((name) => `\`${name}\``).join(" or ")}${stray ? `, not \`${stray.key.text}\`` : ""}. Kedro cannot load the catalog without.`, related: [{ at: value.span, message: "The whole data set." }] };
    }
  },
});
