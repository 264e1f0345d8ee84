import { defineRule, type Finding } from "../../engine/rule.ts";
import { namesUnder, workflowsOf } from "../../facts/config/argo.ts";
import { isSet, itemsAt, manyOf, nodeAt, scalarAt } from "../../syntax/data/access.ts";
import type { Node } from "../../syntax/data/node.ts";
import { nearest } from "../../text/nearest.ts";

export const argoParameterNotSupplied = defineRule({
  id: "argo-parameter-not-supplied",
  summary: "A step does not give its template a parameter that it needs",
  severity: "error",
  languages: ["yaml"],
  kinds: ["argo"],
  references: ["https://argo-workflows.readthedocs.io/en/latest/walk-through/parameters/"],
  fix: "none",

  *check(document) {
    for (const { templates } of workflowsOf(document)) {
      for (const step of templates.flatMap(({ node }) => [...itemsAt(node, "steps").flatMap(manyOf), ...itemsAt(node, "dag", "tasks")])) {
        const called = scalarAt(step, "template");
        const template = templates.find(({ name }) => name !== undefined && name.text === called?.text)?.node;
        if (!called || !template) continue;
        const given = namesUnder(step, "arguments", "parameters");
        const needed = itemsAt(template, "inputs", "parameters").flatMap((one) => (isSet(one, "value") || isSet(one, "default") || isSet(one, "valueFrom") ? [] : (scalarAt(one, "name")?.text ?? [])));
        const declared = namesUnder(template, "inputs", "parameters");
        for (const name of needed.filter((one) => !given.has(one))) {
          const stray = itemsAt(step, "arguments", "parameters").flatMap((one) => scalarAt(one, "name") ?? []).find(({ text }) => !declared.has(text) && nearest(text, [name]) !== undefined);
          const at = stray ?? called;
          const hint = stray ? ` Did you mean it by \`${stray.text}\`?` : " Add it under `arguments`, or give it a default.";
          yield { at: at.span, message: `\`${called.text}\` needs the parameter \`${name}\`, and this step does not supply it, so Argo refuses the workflow.${hint}`, related: [...around(nodeAt(template, "inputs"), "The inputs of the template."), ...around(nodeAt(step, "arguments"), "What the step gives.")] };
        }
      }
    }
  },
});

const around = (node: Node | undefined, message: string): NonNullable<Finding["related"]> => (node ? [{ at: node.span, message }] : []);
