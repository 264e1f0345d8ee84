import { defineRule } from "../../engine/rule.ts";
import { instructionsOf } from "../../facts/config/modelfile.ts";
import { PARTS, WORDS } from "../../kinds/modelfile/words.ts";
import { nearest } from "../../text/nearest.ts";

/** More are no template. */
const MOST_UNCLOSED = 5;

export const modelfileTemplateUnbalanced = defineRule({
  id: "modelfile-template-unbalanced",
  summary: "The template of a Modelfile is broken",
  severity: "error",
  languages: ["modelfile"],
  kinds: ["modelfile"],
  references: ["https://docs.ollama.com/modelfile"],
  fix: "none",

  *check(document) {
    for (const { name, value, valueAt } of instructionsOf(document)) {
      if (name !== "TEMPLATE") continue;
      for (const match of [...value.matchAll(/\{\{[^{}]*?(?:\}(?!\})|$|(?=\{\{))/g)].slice(0, MOST_UNCLOSED)) {
        const start = valueAt.start + match.index;
        yield { at: { start, end: start + Math.max(2, match[0].trimEnd().length) }, message: "Nothing closes this `{{`, so Ollama refuses the template. End it with `}}`." };
      }
      for (const match of value.matchAll(/(?<=\{\{[^{}]*)\.([A-Za-z]+)\b/g)) {
        const [, part = ""] = match;
        const meant = PARTS.includes(part) || part.length < 4 ? undefined : nearest(part, PARTS, 1);
        if (meant !== undefined) yield { at: { start: valueAt.start + match.index, end: valueAt.start + match.index + match[0].length }, message: `Templates know no \`.${part}\`, so \`ollama create\` refuses this one or leaves an empty place. Did you mean \`.${meant}\`?` };
      }
      for (const match of value.matchAll(/\{\{-?\s*([a-z]+)\s+\./g)) {
        const [, word = ""] = match;
        const meant = WORDS.includes(word) ? undefined : nearest(word, WORDS, 1);
        if (meant !== undefined) yield { at: { start: valueAt.start + match.index, end: valueAt.start + match.index + match[0].length }, message: `\`${word}\` is no word of Go's templates, so Ollama refuses this one. Did you mean \`${meant}\`?` };
      }
      const words = [...value.matchAll(/\{\{-?\s*(if|range|with|block|define|end)\b/g)].map((match) => match[1]);
      const open = words.filter((word) => word !== "end").length;
      const closed = words.length - open;
      if (open !== closed) yield { related: [{ at: valueAt, message: "The whole template." }], at: { start: valueAt.start, end: valueAt.start + Math.max(1, value.split("\n")[0]?.length ?? 1) }, message: `The template opens ${open} blocks (\`if\`, \`range\` …) and closes ${closed} with \`end\`, so Ollama refuses it.` };
    }
  },
});
