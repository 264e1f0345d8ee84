import { defineRule } from "../../engine/rule.ts";
import { rootOf } from "../../kinds/data.ts";
import { scalarAt, walk } from "../../syntax/data/access.ts";
import { nearest } from "../../text/nearest.ts";

export const croissantDanglingRef = defineRule({
  id: "croissant-dangling-ref",
  summary: "A field is read from a file that is not described",
  severity: "error",
  languages: ["json"],
  kinds: ["croissant"],
  references: ["https://docs.mlcommons.org/croissant/docs/croissant-spec.html"],
  fix: "none",

  *check(document) {
    const root = rootOf(document);
    const nodes = root ? [...walk(root)] : [];
    const ids = nodes.flatMap(({ node }) => (node.type === "mapping" && node.entries.length > 1 ? (scalarAt(node, "@id") ?? []) : []));
    const known = new Set(ids.map(({ text }) => text));
    for (const { node, path } of nodes) {
      const holder = path.findLast((step) => typeof step === "string");
      if (!HOLDERS.has(String(holder)) || node.type !== "mapping" || node.entries.length !== 1) continue;
      const reference = scalarAt(node, "@id");
      if (!reference || known.has(reference.text)) continue;
      const near = nearest(reference.text, known);
      const place = ids.find(({ text }) => text === near);
      yield {
        at: reference.span,
        ...(place && { related: [{ at: place.span, message: "Is this the one that is meant?" }] }),
        message: `Nothing in this file has the \`@id\` \`${reference.text}\`, so these records cannot be read. ${near === undefined ? "Correct the reference." : `Did you mean \`${near}\`?`}`,
      };
    }
  },
});

const HOLDERS = new Set(["fileObject", "fileSet", "recordSet", "containedIn", "key", "field", "references", "parentField"]);
