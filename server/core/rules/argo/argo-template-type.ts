import { defineRule } from "../../engine/rule.ts";
import { workflowsOf } from "../../facts/config/argo.ts";
import { nearest } from "../../text/nearest.ts";

export const argoTemplateType = defineRule({
  id: "argo-template-type",
  summary: "A template says in no way what it does, or in two",
  severity: "error",
  languages: ["yaml"],
  kinds: ["argo"],
  references: ["https://argo-workflows.readthedocs.io/en/latest/fields/"],
  fix: "none",

  *check(document) {
    for (const { templates } of workflowsOf(document)) {
      for (const { name, node } of templates) {
        const ways = node.entries.filter(({ key }) => WAYS.includes(key.text));
        const [first, second] = ways;
        const [head] = node.entries;
        // What is there with a slip in its name is told there.
        const elsewhere = node.entries.some(({ key, inherited }) => inherited === true || key.text === "template" || key.text === "templateRef" || (!WAYS.includes(key.text) && nearest(key.text, WAYS) !== undefined));
        if (first && second) yield { at: second.key.span, message: `\`${second.key.text}\` stands beside \`${first.key.text}\`: a template does one thing, and Argo refuses two. Make a second template.`, related: [{ at: first.key.span, message: "The other one." }] };
        else if (!first && head && !elsewhere) yield { at: name?.span ?? head.key.span, message: `The template \`${name?.text ?? ""}\` does not say what to run, so Argo refuses the workflow. Add \`container\`, \`script\`, \`steps\`, \`dag\` or another of them.`, related: [{ at: { start: head.key.span.start, end: node.span.end }, message: "The whole template." }] };
      }
    }
  },
});

const WAYS: readonly string[] = ["container", "containerSet", "script", "steps", "dag", "resource", "suspend", "http", "data", "plugin"];
