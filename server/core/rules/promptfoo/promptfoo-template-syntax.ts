import { defineRule } from "../../engine/rule.ts";
import { jinjaFault } from "../../facts/config/jinja.ts";
import { promptsOf } from "../../facts/config/promptfoo.ts";
import { rootOf } from "../../kinds/data.ts";

export const promptfooTemplateSyntax = defineRule({
  id: "promptfoo-template-syntax",
  summary: "The template of a prompt is broken",
  severity: "error",
  languages: ["yaml"],
  kinds: ["promptfoo"],
  references: ["https://www.promptfoo.dev/docs/configuration/prompts/"],
  fix: "none",

  *check(document, snapshot) {
    const root = rootOf(document);
    for (const { at, inline } of root ? promptsOf(root, document, snapshot).prompts : []) {
      const fault = inline ? jinjaFault(document.text.slice(at.span.start, at.span.end)) : undefined;
      if (fault) yield { at: { start: at.span.start + fault.at.start, end: at.span.start + fault.at.end }, message: `This prompt cannot be filled in: ${fault.reason.replace(/[.?]$/, "")}.` };
    }
  },
});
