import { defineRule } from "../../engine/rule.ts";
import { findFromHere } from "../../facts/config/paths.ts";
import { rootOf } from "../../kinds/data.ts";
import { replaceWith } from "../../kinds/schema/check.ts";
import { entriesAt, scalarAt, stringAt } from "../../syntax/data/access.ts";
import type { Scalar } from "../../syntax/data/node.ts";
import { soundRoots } from "../../syntax/data/read.ts";
import { nearest } from "../../text/nearest.ts";
import type { Span } from "../../text/span.ts";

export const llamafactoryDatasetNotInDatasetInfo = defineRule({
  id: "llamafactory-dataset-not-in-dataset-info",
  summary: "A dataset is not registered in dataset_info.json",
  severity: "error",
  languages: ["yaml", "json"],
  kinds: ["llamafactory"],
  references: ["https://llamafactory.readthedocs.io/en/latest/advanced/arguments.html"],
  fix: "suggested",

  *check(document, snapshot) {
    const root = rootOf(document);
    const folder = stringAt(root, "dataset_dir") ?? "data";
    const found = findFromHere(document.uri, `${folder}/dataset_info.json`, snapshot);
    const registry = found.state === "found" ? snapshot.files.read(found.uri) : undefined;
    const known = registry ? entriesAt(soundRoots(registry)[0]).map(({ key }) => key.text) : [];
    if (known.length === 0) return;
    for (const list of ["dataset", "eval_dataset"]) {
      for (const { name, at } of namesIn(scalarAt(root, list), document.text)) {
        if (known.includes(name) || /[/:]|REMOTE/.test(name)) continue;
        const meant = nearest(name, known);
        yield {
          at,
          message: `\`${name}\` is not in ${folder}/dataset_info.json, so the run stops before it starts. ${meant === undefined ? "Register it there." : `Did you mean \`${meant}\`?`}`,
          ...(meant !== undefined && { fixes: [replaceWith(document.text, at, meant)] }),
        };
      }
    }
  },
});

/** The names of a list that is written with commas, with their places. */
function namesIn(list: Scalar | undefined, text: string): readonly { readonly name: string; readonly at: Span }[] {
  const raw = list ? text.slice(list.span.start, list.span.end) : "";
  return [...raw.matchAll(/[^,\s"']+/g)].map((match) => {
    const start = (list?.span.start ?? 0) + match.index;
    return { name: match[0], at: { start, end: start + match[0].length } };
  });
}
