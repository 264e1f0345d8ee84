import { defineRule } from "../../engine/rule.ts";
import { namesUnder, workflowsOf } from "../../facts/config/argo.ts";
import { matchesUnder } from "../../facts/config/matches.ts";
import { isSlippedIn, meantBy } from "../../facts/config/meant.ts";
import { itemsAt, scalarAt } from "../../syntax/data/access.ts";

export const argoUndefinedWorkflowParameter = defineRule({
  id: "argo-undefined-workflow-parameter",
  summary: "A parameter of the workflow is read and not declared",
  severity: "error",
  languages: ["yaml"],
  kinds: ["argo"],
  references: ["https://argo-workflows.readthedocs.io/en/latest/fields/"],
  fix: "none",

  *check(document) {
    for (const { kind, spec, open } of workflowsOf(document)) {
      // Templates get their arguments from whoever uses them.
      if (open || isSlippedIn(spec, "arguments") || (kind !== "Workflow" && kind !== "CronWorkflow")) continue;
      const known = namesUnder(spec, "arguments", "parameters");
      const used = matchesUnder(document.text, spec, /\{\{\s*workflow\.parameters\.([\w-]+)\s*\}\}/g);
      for (const { text, at } of used) {
        if (known.has(text)) continue;
        const { hint, related } = meantBy({ text, span: at }, itemsAt(spec, "arguments", "parameters").flatMap((one) => scalarAt(one, "name") ?? []), "Declare it under `spec.arguments.parameters`, or correct the name.", { used: used.map((one) => one.text) });
        yield { at, message: `\`${text}\` is not among the arguments of the workflow, so Argo refuses it. ${hint}`, ...(related && { related }) };
      }
    }
  },
});
