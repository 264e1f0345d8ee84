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
    const records = new Set(nodes.flatMap(({ node }) => (/(?:RecordSet|Field)$/.test(scalarAt(node, "@type")?.text ?? "") ? (scalarAt(node, "@id")?.span.start ?? []) : [])));
    const files = new Set(ids.filter(({ span }) => !records.has(span.start)).map(({ text }) => text));
    for (const { node, path } of nodes) {
      const holder = path.findLast((step) => typeof step === "string");
      if (!HOLDERS.has(String(holder)) || node.type !== "mapping" || node.entries.length !== 1) continue;
      const reference = scalarAt(node, "@id");
      const isFile = FILE_HOLDERS.has(String(holder));
      const fitting = isFile ? files : known;
      if (!reference || fitting.has(reference.text)) continue;
      if (known.has(reference.text)) {
        yield { at: reference.span, message: `\`${reference.text}\` is no file but a part of the records, so nothing can be read from it. Name one of the files under \`distribution\`.` };
        continue;
      }
      const near = nearest(reference.text, fitting);
      const place = ids.find(({ text }) => text === near);
      yield {
        at: reference.span,
        ...(place && { related: [{ at: place.span, message: "Is this the one that is meant?" }] }),
        message: `Nothing in this file has the \`@id\` \`${reference.text}\`, so these records cannot be read. ${near === undefined ? "Correct the reference." : `Did you mean \`${near}\`?`}`,
      };
    }
  },
});

const FILE_HOLDERS = new Set(["fileObject", "fileSet", "containedIn"]);
const HOLDERS = new Set([...FILE_HOLDERS, "recordSet", "key", "field", "references", "parentField"]);
