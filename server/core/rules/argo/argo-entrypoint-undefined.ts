import { defineRule } from "../../engine/rule.ts";
import { workflowsOf } from "../../facts/config/argo.ts";
import { isSlippedIn, meantBy } from "../../facts/config/meant.ts";
import { roomIn } from "../../kinds/schema/check.ts";
import { isPlaceholder } from "../../kinds/schema/placeholder.ts";
import { entryOf, scalarAt } from "../../syntax/data/access.ts";

export const argoEntrypointUndefined = defineRule({
  id: "argo-entrypoint-undefined",
  summary: "The entrypoint is not among the templates",
  severity: "error",
  languages: ["yaml"],
  kinds: ["argo"],
  references: ["https://argo-workflows.readthedocs.io/en/latest/fields/"],
  fix: "none",

  *check(document) {
    for (const { kind, spec, templates, calls, open } of workflowsOf(document)) {
      const entrypoint = scalarAt(spec, "entrypoint");
      const names = templates.flatMap(({ name }) => name?.text ?? []);
      const first = entryOf(spec, "templates");
      if (!entrypoint && !open && first && names.length > 0 && ["Workflow", "CronWorkflow"].includes(kind)) {
        yield { at: first.key.span, message: `The workflow has no \`entrypoint\`, so Argo does not know which template to start and refuses it. Add \`entrypoint: ${names[0] ?? ""}\`, or the template that you mean.`, related: roomIn(document.text, spec.span) };
      }
      if (!entrypoint || open || isSlippedIn(spec, "templates") || names.includes(entrypoint.text) || isPlaceholder(entrypoint)) continue;
      const { hint, related } = meantBy(entrypoint, templates.flatMap(({ name }) => name ?? []), "Add it or correct the name.", { used: calls.map(({ text }) => text) });
      yield { at: entrypoint.span, message: `No template is called \`${entrypoint.text}\`, so the workflow cannot start. ${hint}`, ...(related && { related }) };
    }
  },
});
