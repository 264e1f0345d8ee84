import { defineRule } from "../../engine/rule.ts";
import { kindOf, rootOf } from "../../kinds/data.ts";
import { shapesAt } from "../../kinds/schema/locate.ts";
import { isPlaceholder } from "../../kinds/schema/placeholder.ts";
import { walk } from "../../syntax/data/access.ts";
import type { Scalar } from "../../syntax/data/node.ts";

export const tritonQuotes = defineRule({
  id: "triton-quotes",
  summary: "A name without quotes, or a number or word in quotes",
  severity: "error",
  languages: ["pbtxt"],
  kinds: ["triton-pbtxt"],
  references: ["https://docs.nvidia.com/deeplearning/triton-inference-server/user-guide/docs/user_guide/model_configuration.html"],
  fix: "suggested",

  *check(document) {
    const root = rootOf(document);
    const schema = kindOf(document)?.schema;
    for (const { node, path } of root && schema ? walk(root) : []) {
      if (node.type !== "scalar" || isPlaceholder(node) || !schema) continue;
      const [shape, ...others] = shapesAt(root, schema, path).filter(({ is }) => is !== "list");
      if (!shape || others.length > 0 || shape.is === "any" || shape.is === "map" || shape.is === "list" || shape.is === "oneOf") continue;
      const wantsQuotes = shape.is === "text" && !shape.values;
      if (wantsQuotes === node.plain) yield { ...repair(node, wantsQuotes), at: node.span };
    }
  },
});

function repair({ text, span }: Scalar, wantsQuotes: boolean): { readonly message: string; readonly fixes: readonly { readonly title: string; readonly edits: readonly [{ readonly span: Scalar["span"]; readonly text: string }] }[] } {
  const written = wantsQuotes ? `"${text}"` : text;
  const message = wantsQuotes ? `Texts stand in quotes in this format: Triton cannot read the file. Write ${written}.` : `Numbers and fixed words stand without quotes in this format: Triton cannot read the file. Write ${written}.`;
  return { message, fixes: [{ title: `Write ${written}`, edits: [{ span, text: written }] }] };
}
