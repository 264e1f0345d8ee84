import { defineRule } from "../../engine/rule.ts";
import { jinjaProblem } from "../../facts/config/jinja.ts";
import { promptyOf } from "../../facts/config/prompty.ts";

export const promptyTemplateSyntax = defineRule({
  id: "prompty-template-syntax",
  summary: "The template of a prompt is broken",
  severity: "error",
  languages: ["prompty"],
  kinds: ["prompty"],
  references: ["https://prompty.ai/docs"],
  fix: "none",

  *check(document) {
    const prompt = promptyOf(document);
    const problem = prompt && !prompt.foreign ? jinjaProblem(document.text.slice(prompt.body.start, prompt.body.end)) : undefined;
    if (!prompt || problem === undefined) return;
    const first = document.text.slice(prompt.body.start).search(/\{[{%]/);
    const start = prompt.body.start + Math.max(0, first);
    yield { at: { start, end: start + 2 }, message: `The template cannot be filled in: ${problem}.` };
  },
});
