import { defineRule } from "../../engine/rule.ts";
import { KEDRO_DATASETS } from "../../facts/config/tables/kedroDatasets.ts";
import { rootOf } from "../../kinds/data.ts";
import { replaceWith } from "../../kinds/schema/check.ts";
import { isPlaceholder } from "../../kinds/schema/placeholder.ts";
import { scalarAt, walk } from "../../syntax/data/access.ts";
import { nearest } from "../../text/nearest.ts";

export const kedroDatasetTypeUnknown = defineRule({
  id: "kedro-dataset-type-unknown",
  summary: "The class of a dataset is misspelt",
  severity: "error",
  languages: ["yaml"],
  kinds: ["kedro"],
  references: ["https://docs.kedro.org/projects/kedro-datasets/en/stable/"],
  fix: "suggested",

  *check(document) {
    const root = rootOf(document);
    for (const { node, path } of root ? walk(root) : []) {
      // A data set stands by itself, or in `dataset` of one of many parts.
      const type = path.length === 1 || path.at(-1) === "dataset" ? scalarAt(node, "type") : undefined;
      const name = type?.text.replace(/^kedro(?:_datasets|\.io|\.extras\.datasets)\./, "") ?? "";
      if (!type || isPlaceholder(type) || KEDRO_DATASETS.includes(name) || name.endsWith("DataSet")) continue;
      const [packaged, other] = name.includes(".") ? [] : KEDRO_DATASETS.filter((known) => known.endsWith(`.${name}`));
      const meant = (other === undefined ? packaged : undefined) ?? nearest(name, KEDRO_DATASETS, 2) ?? KEDRO_DATASETS.find((known) => known === `${name}Dataset`);
      if (meant !== undefined) yield { at: type.span, message: `kedro-datasets has no class \`${name}\`, so Kedro cannot load the catalog. Did you mean \`${meant}\`?`, fixes: [replaceWith(document.text, type.span, type.text.replace(name, meant))] };
    }
  },
});
