import { defineRule, type Finding } from "../../engine/rule.ts";
import { rootOf } from "../../kinds/data.ts";
import { entriesAt, itemsAt, scalarAt, stringAt, walk } from "../../syntax/data/access.ts";
import type { Node } from "../../syntax/data/node.ts";
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
    const isFirst = (stringAt(root, "conformsTo") ?? "").includes("croissant/1.");
    if (isFirst) for (const records of itemsAt(root, "recordSet")) yield* strangeColumns(records);
    for (const { node, path } of nodes) {
      const holder = path.findLast((step) => typeof step === "string");
      const isHolder = HOLDERS.has(String(holder)) || (holder === "distribution" && path.includes("source"));
      if (path[0] === "@context" || !isHolder || (node.type === "mapping" && node.entries.length !== 1)) continue;
      // The first version of the format names files by bare texts, in further forms.
      const reference = node.type === "scalar" && isFirst && TEXT_HOLDERS.has(String(holder)) && path.at(-1) === holder && typeof node.value === "string" ? node : scalarAt(node, "@id");
      const isFile = FILE_HOLDERS.has(String(holder)) || holder === "distribution";
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

/** Rows that stand in the description itself have a value for each field and no others, or `mlcroissant` refuses them. */
function* strangeColumns(records: Node): Generator<Finding> {
  const fields = itemsAt(records, "field").flatMap((field) => scalarAt(field, "@id") ?? []);
  const known = new Set(fields.map(({ text }) => text));
  if (fields.length < itemsAt(records, "field").length || fields.length === 0) return;
  for (const row of itemsAt(records, "data")) {
    const keys = entriesAt(row).map(({ key }) => key);
    const strange = keys.find(({ text }) => !known.has(text));
    const missing = fields.filter(({ text }) => !keys.some((key) => key.text === text));
    const [lacking] = missing;
    const [first] = keys;
    if (strange) {
      const meant = nearest(strange.text, missing.map(({ text }) => text)) ?? (missing.length === 1 ? lacking?.text : undefined);
      yield { at: strange.span, message: `These records have no field \`${strange.text}\`, so \`mlcroissant\` refuses the description. ${meant === undefined ? "Describe it under `field`, or leave it out." : `Did you mean \`${meant}\`?`}` };
    } else if (lacking && first) yield { at: first.span, message: `This row has no \`${lacking.text}\`, which is a field of these records, so \`mlcroissant\` refuses the description. Add it.`, related: [{ at: row.span, message: "This is the whole row." }, { at: lacking.span, message: "The field." }] };
  }
}

/** Where a bare text can be nothing but a name that was to be `{ "@id": … }`. */
const TEXT_HOLDERS = new Set(["fileObject", "fileSet", "containedIn", "key"]);
const FILE_HOLDERS = new Set(["fileObject", "fileSet", "containedIn"]);
const HOLDERS = new Set([...FILE_HOLDERS, "recordSet", "key", "field", "references", "parentField"]);
