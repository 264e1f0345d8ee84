import { defineRule } from "../../engine/rule.ts";
import { namesUnder, workflowsOf } from "../../facts/config/argo.ts";
import { matchesIn } from "../../facts/config/matches.ts";
import { walk } from "../../syntax/data/access.ts";

export const argoUndefinedInputParameter = defineRule({
  id: "argo-undefined-input-parameter",
  summary: "A template reads an input parameter that it does not declare",
  severity: "error",
  languages: ["yaml"],
  kinds: ["argo"],
  references: ["https://argo-workflows.readthedocs.io/en/latest/fields/"],
  fix: "none",

  *check(document) {
    for (const { node } of workflowsOf(document).flatMap(({ templates }) => templates)) {
      const known = namesUnder(node, "inputs", "parameters");
      const used = [...walk(node)].filter(({ path }) => !path.includes("inline")).flatMap(({ node: inner }) => (inner.type === "scalar" ? matchesIn(document.text, inner, /\{\{=?\s*inputs\.parameters\.([\w-]+)[^}]*\}\}/g) : []));
      for (const { text, at } of used) {
        if (!known.has(text)) yield { at, message: `\`${text}\` is not among the input parameters of this template, so Argo refuses the workflow. Declare it under \`inputs\`, or correct the name.` };
      }
    }
  },
});
