import { defineRule } from "../../engine/rule.ts";
import { rootOf } from "../../kinds/data.ts";
import { replaceWith } from "../../kinds/schema/check.ts";
import { entriesAt, scalarAt } from "../../syntax/data/access.ts";

export const kedroDatasetRenamed = defineRule({
  id: "kedro-dataset-renamed",
  summary: "A dataset class has its old name",
  severity: "error",
  languages: ["yaml"],
  kinds: ["kedro"],
  references: ["https://docs.kedro.org/en/stable/catalog-data/data_catalog/"],
  fix: "suggested",

  *check(document) {
    for (const { value } of entriesAt(rootOf(document))) {
      // The parts of many are data sets too.
      for (const type of [scalarAt(value, "type") ?? [], scalarAt(value, "dataset") ?? [], scalarAt(value, "dataset", "type") ?? []].flat()) {
        if (!/^[\w.]+DataSet$/.test(type.text)) continue;
        const now = type.text.replace(/DataSet$/, "Dataset");
        yield { at: type.span, message: `\`${type.text}\` is called \`${now}\` since kedro-datasets 2.0; the old name is gone. Rename it.`, fixes: [replaceWith(document.text, type.span, now)] };
      }
    }
  },
});
