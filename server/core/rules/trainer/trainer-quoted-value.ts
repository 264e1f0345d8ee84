import { defineRule } from "../../engine/rule.ts";
import { kindOf, rootOf } from "../../kinds/data.ts";
import type { Shape } from "../../kinds/schema/shape.ts";
import { entriesAt } from "../../syntax/data/access.ts";
import type { Scalar } from "../../syntax/data/node.ts";

export const trainerQuotedValue = defineRule({
  id: "trainer-quoted-value",
  summary: "A number or a switch stands in quotes, and the trainer takes it for text",
  severity: "error",
  languages: ["json", "yaml"],
  kinds: ["trainer", "llamafactory"],
  references: ["https://huggingface.co/docs/transformers/internal/trainer_utils#transformers.HfArgumentParser"],
  fix: "suggested",

  *check(document) {
    const schema = kindOf(document)?.schema;
    // Recipes of TRL go through the command line's parser, which reads quoted numbers too.
    if (schema?.is !== "map" || (document.kind === "trainer" && document.language !== "json")) return;
    for (const { key, value } of entriesAt(rootOf(document))) {
      const shape = schema.keys[key.text]?.shape;
      const meant = shape && value.type === "scalar" ? unquoted(value, shape) : undefined;
      if (meant === undefined) continue;
      yield {
        at: value.span,
        message: `\`${key.text}\` is the text "${meant.text}" here, since it stands in quotes and nothing converts it: ${meant.outcome}. Remove the quotes.`,
        fixes: [{ title: `Write \`${meant.written}\``, edits: [{ span: value.span, text: meant.written }] }],
      };
    }
  },
});

interface Meant {
  readonly text: string;
  readonly written: string;
  readonly outcome: string;
}

function unquoted({ value, text }: Scalar, shape: Shape): Meant | undefined {
  if (typeof value !== "string" || shape.is === "map" || shape.is === "list" || shape.is === "oneOf" || shape.is === "any" || shape.also?.includes(text.toLowerCase())) return undefined;
  if (shape.is === "boolean" && /^(?:true|false)$/i.test(text)) {
    const written = text.toLowerCase();
    return { text, written, outcome: written === "false" ? "any text counts as on, so that this does the opposite" : "it works by luck, as any text counts as on" };
  }
  const number = /^[-+]?(?:\d+\.?\d*|\.\d+)(?:e[-+]?\d+)?$/i.test(text) ? Number(text) : Number.NaN;
  if (!Number.isFinite(number) || (shape.is !== "number" && shape.is !== "integer")) return undefined;
  // JSON has no plus sign, no leading zeros and no bare dot, and PyYAML wants a dot before an exponent.
  const written = /^-?(?:0|[1-9]\d*)(?:\.\d+(?:e[-+]\d+)?)?$/i.test(text) ? text : spelled(number);
  return { text, written, outcome: "the trainer stops as soon as it compares it with a number" };
}

const spelled = (number: number): string => String(number).replace(/^(-?\d+)e/, "$1.0e");
