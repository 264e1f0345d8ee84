import { defineRule } from "../../engine/rule.ts";
import { workflowsOf } from "../../facts/config/argo.ts";
import { callsOf } from "../../facts/config/argoCalls.ts";
import { entryOf } from "../../syntax/data/access.ts";
import { nearest } from "../../text/nearest.ts";

export const argoStepWithoutTemplate = defineRule({
  id: "argo-step-without-template",
  summary: "A step does not say which template to run",
  severity: "error",
  languages: ["yaml"],
  kinds: ["argo"],
  references: ["https://argo-workflows.readthedocs.io/en/latest/fields/"],
  fix: "none",

  *check(document) {
    for (const workflow of workflowsOf(document)) {
      for (const { node, name, side } of workflow.templates.flatMap((template) => callsOf(template, workflow))) {
        const ways = node.entries.filter(({ key }) => WAYS.includes(key.text));
        const [first, second] = ways;
        const [head] = node.entries;
        // What is there with a slip in its name is told there.
        const elsewhere = (): boolean => node.entries.some(({ key, inherited }) => inherited === true || nearest(key.text, WAYS) !== undefined);
        if (first && second) yield { at: second.key.span, message: `\`${second.key.text}\` stands beside \`${first.key.text}\`, and Argo does not know which of them to run. Keep one.`, related: [{ at: first.key.span, message: "The other one." }] };
        else if (!first && head && !elsewhere()) yield { at: name?.span ?? head.key.span, message: `This ${side === "tasks" ? "task" : "step"} does not say which template to run, so Argo refuses the workflow. Add \`template\`.`, related: [{ at: { start: head.key.span.start, end: node.span.end }, message: "The whole of it." }] };
        const loops = LOOPS.flatMap((loop) => entryOf(node, loop) ?? []);
        if (loops[0] && loops[1]) yield { at: loops[1].key.span, message: `\`${loops[1].key.text}\` stands beside \`${loops[0].key.text}\`: a step is repeated over one list, and Argo refuses two. Remove one of them.`, related: [{ at: loops[0].key.span, message: "The other one." }] };
      }
    }
  },
});

const WAYS: readonly string[] = ["template", "templateRef", "inline"];
const LOOPS = ["withItems", "withParam", "withSequence"];
