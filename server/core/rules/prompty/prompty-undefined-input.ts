import { defineRule } from "../../engine/rule.ts";
import { jinjaFault, jinjaVariables } from "../../facts/config/jinja.ts";
import { promptyOf } from "../../facts/config/prompty.ts";
import { nearest } from "../../text/nearest.ts";

export const promptyUndefinedInput = defineRule({
  id: "prompty-undefined-input",
  summary: "A prompt uses a name that is not among its inputs",
  severity: "error",
  languages: ["prompty"],
  kinds: ["prompty"],
  references: ["https://prompty.ai/docs"],
  fix: "none",

  *check(document) {
    const prompt = promptyOf(document);
    if (!prompt || prompt.foreign || prompt.inputs.length === 0) return;
    const body = document.text.slice(prompt.body.start, prompt.body.end);
    // What a broken template reads is a guess, and that it is broken is told.
    if (jinjaFault(body)) return;
    const known = new Set([...prompt.inputs.map(({ text }) => text), ...prompt.samples.map(({ text }) => text)]);
    for (const name of jinjaVariables(body)) {
      if (known.has(name)) continue;
      const match = new RegExp(`\\{[{%][^}]*?\\b${name}\\b`).exec(body);
      const end = prompt.body.start + (match ? match.index + match[0].length : 0);
      const meant = nearest(name, known);
      yield { at: { start: end - name.length, end }, message: `\`${name}\` is not among the inputs of this prompt, so it stays empty. ${meant === undefined ? "Declare it under `inputs`." : `Did you mean \`${meant}\`?`}` };
    }
  },
});
