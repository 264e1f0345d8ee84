import { defineRule } from "../../engine/rule.ts";
import { promptyOf } from "../../facts/config/prompty.ts";
import { itemsAt, scalarAt } from "../../syntax/data/access.ts";

export const promptyInputForm = defineRule({
  id: "prompty-input-form",
  summary: "An input is declared twice, or its default is of another type",
  severity: "error",
  languages: ["prompty"],
  kinds: ["prompty"],
  references: ["https://prompty.ai/docs"],
  fix: "none",

  *check(document) {
    const root = promptyOf(document)?.root;
    const seen = new Set<string>();
    for (const input of itemsAt(root, "inputs")) {
      const name = scalarAt(input, "name");
      if (name && seen.has(name.text)) yield { at: name.span, message: `\`${name.text}\` is declared above already, and only one of the two counts. Remove or rename one.` };
      if (name) seen.add(name.text);
      const [kind, value] = [scalarAt(input, "kind"), scalarAt(input, "default")];
      const fits = FITS[kind?.text ?? ""];
      if (kind && value && fits && value.value !== null && !value.text.startsWith("${") && !fits(value.value)) yield { at: value.span, related: [{ at: kind.span, message: "The type stands here." }], message: `\`${value.text}\` is no ${kind.text}, although the input is declared as one. Correct the default, or \`kind\`.` };
    }
  },
});

const FITS: Readonly<Record<string, (value: unknown) => boolean>> = {
  integer: Number.isInteger,
  number: (value) => typeof value === "number",
  float: (value) => typeof value === "number",
  boolean: (value) => typeof value === "boolean",
};
