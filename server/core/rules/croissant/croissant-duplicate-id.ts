import { defineRule } from "../../engine/rule.ts";
import { rootOf } from "../../kinds/data.ts";
import { isSet, scalarAt, walk } from "../../syntax/data/access.ts";
import type { Span } from "../../text/span.ts";

export const croissantDuplicateId = defineRule({
  id: "croissant-duplicate-id",
  summary: "Two things have the same @id",
  severity: "error",
  languages: ["json"],
  kinds: ["croissant"],
  references: ["https://docs.mlcommons.org/croissant/docs/croissant-spec.html"],
  fix: "none",

  *check(document) {
    const root = rootOf(document);
    const seen = new Map<string, Span>();
    for (const { node } of root ? walk(root) : []) {
      const id = node.type === "mapping" && isSet(node, "@type") ? scalarAt(node, "@id") : undefined;
      if (!id) continue;
      const first = seen.get(id.text);
      if (first) yield { at: id.span, related: [{ at: first, message: "It is the `@id` of this." }], message: `\`${id.text}\` is the \`@id\` of something else already, so references to it are ambiguous. Rename one.` };
      seen.set(id.text, first ?? id.span);
    }
  },
});
