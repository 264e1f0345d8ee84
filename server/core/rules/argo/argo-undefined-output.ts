import { defineRule, type Finding } from "../../engine/rule.ts";
import { workflowsOf, type Template, type Workflow } from "../../facts/config/argo.ts";
import { callsOf } from "../../facts/config/argoCalls.ts";
import { matchesUnder } from "../../facts/config/matches.ts";
import { isSlippedIn, meantBy } from "../../facts/config/meant.ts";
import { itemsAt, nodeAt, scalarAt } from "../../syntax/data/access.ts";

export const argoUndefinedOutput = defineRule({
  id: "argo-undefined-output",
  summary: "A step takes an output that the other step's template does not have",
  severity: "error",
  languages: ["yaml"],
  kinds: ["argo"],
  references: ["https://argo-workflows.readthedocs.io/en/latest/fields/"],
  fix: "none",

  *check(document) {
    for (const workflow of workflowsOf(document)) for (const template of workflow.templates) yield* undefinedIn(template, workflow, document.text);
  },
});

const KINDS = ["parameters", "artifacts"] as const;

function* undefinedIn(template: Template, workflow: Workflow, text: string): Generator<Finding> {
  const calls = callsOf(template, workflow);
  // Templates written in place have steps of their own.
  const parts = [nodeAt(template.node, "steps") ?? nodeAt(template.node, "dag"), nodeAt(template.node, "outputs")].flatMap((part) => part ?? []);
  for (const { text: whole, at, groups } of parts.flatMap((part) => matchesUnder(text, part, READ))) {
    const [, side, step, kind, name = ""] = groups;
    const callee = calls.find((call) => call.side === side && call.name?.text === step)?.callee;
    const known = KINDS.flatMap((one) => (one === kind ? itemsAt(callee?.node, "outputs", one).flatMap((output) => scalarAt(output, "name") ?? []) : []));
    if (!callee || isSlippedIn(callee.node, "outputs") || known.some((one) => one.text === name)) continue;
    const span = { start: at.start + whole.length - name.length, end: at.end };
    const { hint, related } = meantBy({ text: name, span }, known, `Declare it under \`outputs.${kind ?? ""}\` of that template, or correct the name.`);
    yield { at: span, message: `\`${step ?? ""}\` runs the template \`${callee.name?.text ?? ""}\`, which has no output \`${name}\` among its ${kind ?? "outputs"}, so Argo refuses the workflow. ${hint}`, ...(related && { related }) };
  }
}

const READ = /(?<=\{\{=?[^}]*?)((steps|tasks)\.([\w-]+)\.outputs\.(parameters|artifacts)\.([\w-]+))/g;
