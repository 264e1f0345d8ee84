import { defineRule } from "../../engine/rule.ts";
import { rootOf } from "../../kinds/data.ts";
import { scalarAt, stringAt, walk } from "../../syntax/data/access.ts";

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
    const known = new Set(nodes.flatMap(({ node }) => (node.type === "mapping" && node.entries.length > 1 ? (stringAt(node, "@id") ?? []) : [])));
    for (const { node, path } of nodes) {
      if (!["fileObject", "fileSet", "recordSet", "containedIn"].includes(String(path.at(-1))) || node.type !== "mapping" || node.entries.length !== 1) continue;
      const reference = scalarAt(node, "@id");
      if (reference && !known.has(reference.text)) yield { at: reference.span, message: `Nothing in this file has the \`@id\` \`${reference.text}\`, so these records cannot be read. Correct the reference.` };
    }
  },
});
