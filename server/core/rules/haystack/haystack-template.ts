import { defineRule } from "../../engine/rule.ts";
import { jinjaFault, jinjaVariables } from "../../facts/config/jinja.ts";
import { rootOf } from "../../kinds/data.ts";
import { entriesAt, scalarAt, scalarsOf, nodeAt } from "../../syntax/data/access.ts";
import { nearest } from "../../text/nearest.ts";

export const haystackTemplate = defineRule({
  id: "haystack-template",
  summary: "The template of a prompt is broken, or needs a variable that it does not read",
  severity: "error",
  languages: ["yaml"],
  kinds: ["haystack"],
  references: ["https://docs.haystack.deepset.ai/docs/promptbuilder"],
  fix: "none",

  *check(document) {
    for (const { value } of entriesAt(rootOf(document), "components")) {
      const template = scalarAt(value, "init_parameters", "template");
      if (!template) continue;
      const fault = jinjaFault(template.text);
      const lines = template.text.slice(0, fault?.at.start ?? 0).split("\n").length - 1;
      const written = document.text.slice(template.span.start, template.span.end);
      const part = fault && template.text.slice(fault.at.start, fault.at.end);
      const place = part === undefined ? -1 : written.indexOf(part, Math.max(0, nthLine(written, lines)));
      if (fault && part !== undefined) yield { at: place < 0 ? template.span : { start: template.span.start + place, end: template.span.start + place + part.length }, message: `The template cannot be filled in: ${fault.reason}${fault.reason.endsWith("?") ? "" : "."}` };
      const read = jinjaVariables(template.text);
      for (const name of fault ? [] : scalarsOf(nodeAt(value, "init_parameters", "required_variables"))) {
        if (read.has(name.text) || name.text === "*" || template.text.includes(name.text)) continue;
        const meant = nearest(name.text, read);
        yield { at: name.span, message: `The template does not read \`${name.text}\`, so the pipeline waits for it in vain. ${meant === undefined ? "Correct the name." : `Did you mean \`${meant}\`?`}` };
      }
    }
  },
});

/** Where a line begins. */
function nthLine(text: string, count: number): number {
  let at = 0;
  for (let line = 0; line < count; line++) at = text.indexOf("\n", at) + 1;
  return at;
}
