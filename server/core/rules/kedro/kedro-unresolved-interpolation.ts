import { defineRule } from "../../engine/rule.ts";
import { matchesIn } from "../../facts/config/matches.ts";
import { rootOf } from "../../kinds/data.ts";
import { entriesAt, walk } from "../../syntax/data/access.ts";
import { nearest } from "../../text/nearest.ts";

export const kedroUnresolvedInterpolation = defineRule({
  id: "kedro-unresolved-interpolation",
  summary: "A variable of the catalog is misspelt",
  severity: "error",
  languages: ["yaml"],
  kinds: ["kedro"],
  references: ["https://docs.kedro.org/en/stable/catalog-data/data_catalog/"],
  fix: "suggested",

  *check(document) {
    const root = rootOf(document);
    const known = entriesAt(root).map(({ key }) => key.text).filter((name) => name.startsWith("_"));
    const used = [...(root ? walk(root) : [])].flatMap(({ node }) => (node.type === "scalar" ? matchesIn(document.text, node, /\$\{(_\w+)(?:\.[\w.]+)?\}/g) : []));
    for (const { text, at } of used) {
      const meant = known.includes(text) ? undefined : nearest(text, known);
      if (meant !== undefined) yield { at, message: `\`${text}\` is not defined in this catalog. Did you mean \`${meant}\`?`, fixes: [{ title: `Change to \`${meant}\``, edits: [{ span: at, text: meant }] }] };
    }
  },
});
