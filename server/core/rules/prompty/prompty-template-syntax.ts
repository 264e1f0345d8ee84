import { defineRule } from "../../engine/rule.ts";
import { jinjaFault } from "../../facts/config/jinja.ts";
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
    const fault = prompt && !prompt.foreign ? jinjaFault(document.text.slice(prompt.body.start, prompt.body.end)) : undefined;
    if (!prompt || !fault) return;
    const { start, end } = fault.at;
    yield { at: { start: prompt.body.start + start, end: prompt.body.start + end }, message: `The template cannot be filled in: ${fault.reason.replace(/\?$/, "")}${fault.reason.endsWith("?") ? "?" : "."}` };
  },
});
