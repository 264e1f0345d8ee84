import { defineRule, type Finding } from "../../engine/rule.ts";
import { workflowsOf } from "../../facts/config/argo.ts";
import { callsOf } from "../../facts/config/argoCalls.ts";
import { rootsOf } from "../../kinds/data.ts";
import { isPlaceholder } from "../../kinds/schema/placeholder.ts";
import { isNull, itemsAt, scalarAt, stringAt } from "../../syntax/data/access.ts";
import type { Scalar } from "../../syntax/data/node.ts";

export const argoNameFormat = defineRule({
  id: "argo-name-format",
  summary: "A name has letters that Argo does not take",
  severity: "error",
  languages: ["yaml"],
  kinds: ["argo"],
  references: ["https://argo-workflows.readthedocs.io/en/latest/fields/"],
  fix: "none",

  *check(document) {
    for (const root of rootsOf(document)) {
      yield* wrong([scalarAt(root, "metadata", "name")], /^[a-z0-9](?:[-a-z0-9.]*[a-z0-9])?$/, "use small letters, digits, `-` and `.`, and begin and end with a letter or digit");
      const name = scalarAt(root, "metadata", "name");
      const most = stringAt(root, "kind") === "CronWorkflow" ? MOST_OF_CRON : MOST;
      if (name && name.text.length > most && !isPlaceholder(name)) yield { at: name.span, message: `This name has ${name.text.length} letters, and Argo takes ${most} at most${most === MOST_OF_CRON ? ", since the time of each run is put behind it" : ""}. Shorten it.` };
      yield* wrong([scalarAt(root, "metadata", "generateName")], /^[a-z0-9][-a-z0-9.]*$/, "use small letters, digits, `-` and `.`, and begin with a letter or digit");
    }
    for (const workflow of workflowsOf(document)) {
      const calls = workflow.templates.flatMap((template) => callsOf(template, workflow));
      yield* wrong([...workflow.templates, ...calls].map(({ name }) => name), /^[a-zA-Z0-9](?:[-a-zA-Z0-9]*[a-zA-Z0-9])?$/, "use letters, digits and `-`, and begin and end with a letter or digit");
      const metrics = workflow.templates.flatMap(({ node }) => itemsAt(node, "metrics", "prometheus"));
      yield* wrong(metrics.map((metric) => scalarAt(metric, "name")), /^[a-zA-Z_:][\w:]*$/, "names of metrics have letters, digits and `_` only");
      const declared = workflow.templates.flatMap(({ node }) => [["inputs", "parameters"], ["inputs", "artifacts"], ["outputs", "parameters"], ["outputs", "artifacts"]].flatMap((path) => itemsAt(node, ...path)));
      yield* wrong([...declared, ...itemsAt(workflow.spec, "arguments", "parameters")].map((item) => scalarAt(item, "name")), /^[-a-zA-Z0-9_]+$/, "use letters, digits, `-` and `_`");
    }
  },
});

const MOST = 63;
const MOST_OF_CRON = 52;

function* wrong(names: readonly (Scalar | undefined)[], form: RegExp, how: string): Generator<Finding> {
  for (const name of names) {
    if (name && !isNull(name) && !isPlaceholder(name) && !form.test(name.text)) yield { at: name.span, message: `Argo does not take the name \`${name.text}\`: ${how}.` };
  }
}
