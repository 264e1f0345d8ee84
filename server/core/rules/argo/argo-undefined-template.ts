import { defineRule, type Finding } from "../../engine/rule.ts";
import { workflowsOf } from "../../facts/config/argo.ts";
import { meantBy } from "../../facts/config/meant.ts";
import { together } from "../../facts/config/together.ts";
import { replaceWith } from "../../kinds/schema/check.ts";
import { scalarAt } from "../../syntax/data/access.ts";
import { nearest } from "../../text/nearest.ts";
import type { Document } from "../../workspace/document.ts";

export const argoUndefinedTemplate = defineRule({
  id: "argo-undefined-template",
  summary: "A step uses a template that does not exist",
  severity: "error",
  languages: ["yaml"],
  kinds: ["argo"],
  references: ["https://argo-workflows.readthedocs.io/en/latest/fields/"],
  fix: "suggested",

  check: (document) => together(undefinedIn(document), "the list of templates"),
});

function* undefinedIn(document: Document): Generator<Finding> {
  for (const { spec, templates, calls, open } of workflowsOf(document)) {
    const names = new Set(templates.flatMap(({ name }) => name?.text ?? []));
    for (const call of open ? [] : calls) {
      if (names.has(call.text)) continue;
      const { hint, related } = meantBy(call, templates.flatMap(({ name }) => name ?? []), "Add it or correct the name.", { used: [...calls.map(({ text }) => text), scalarAt(spec, "entrypoint")?.text ?? ""] });
      const meant = nearest(call.text, names);
      yield { at: call.span, message: `No template is called \`${call.text}\`, so Argo refuses the workflow. ${hint}`, ...(related && { related }), ...(meant !== undefined && { fixes: [replaceWith(document.text, call.span, meant)] }) };
    }
  }
}
