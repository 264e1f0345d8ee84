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
      const part = path.at(-1) === "dataset" && path.length === 2;
      const type = part && node.type === "scalar" ? node : path.length === 1 || part ? scalarAt(node, "type") : undefined;
      const name = type?.text.replace(/^kedro(?:_datasets|\.io|\.extras\.datasets)\./, "") ?? "";
      if (!type || isPlaceholder(type) || KEDRO_DATASETS.includes(name) || name.endsWith("DataSet")) continue;
      const meant = meantBy(name);
      const what = `kedro-datasets has no class \`${name}\``;
      if (meant !== undefined) yield { at: type.span, message: `${what}, so Kedro cannot load the catalog. Did you mean \`${meant}\`?`, fixes: [replaceWith(document.text, type.span, type.text.replace(name, meant))] };
      else if (!name.includes(".") && KEDRO_DATASETS.some((known) => known.endsWith(`.${name}`))) yield { at: type.span, message: `\`${name}\` lacks its package, so Kedro cannot load the catalog. Write one of ${KEDRO_DATASETS.filter((known) => known.endsWith(`.${name}`)).map((known) => `\`${known}\``).join(", ")}.` };
      else if (PACKAGES.has(name.split(".")[0] ?? "") && /^\w+\.\w+$/.test(name)) yield { at: type.span, severity: "warning", message: `${what}, so Kedro cannot load the catalog unless another package of the name has it. Its \`${name.split(".")[0] ?? ""}\` has ${KEDRO_DATASETS.filter((known) => known.startsWith(`${name.split(".")[0] ?? ""}.`)).map((known) => `\`${known}\``).join(", ")}.` };
    }
  },
});

const PACKAGES: ReadonlySet<string> = new Set(KEDRO_DATASETS.flatMap((known) => (known.includes(".") ? [known.split(".")[0] ?? ""] : [])));

function meantBy(name: string): string | undefined {
  const [head = "", last = ""] = name.split(".");
  const ends = (end: string): readonly string[] => KEDRO_DATASETS.filter((known) => known.endsWith(`.${end}`));
  const only = (known: readonly string[]): string | undefined => (known.length === 1 ? known[0] : undefined);
  if (last === "") return only(ends(name)) ?? nearest(name, KEDRO_DATASETS, 2);
  // A class of another package, where this one is none that can be meant: packages of one's own have data sets of these names too.
  const slipped = PACKAGES.has(head) || nearest(head, PACKAGES, 1) !== undefined;
  return nearest(name, KEDRO_DATASETS, 2) ?? KEDRO_DATASETS.find((known) => known === `${name}Dataset`) ?? (slipped && name.split(".").length === 2 ? only(ends(last)) : undefined);
}
