import { defineRule, type Finding } from "../../engine/rule.ts";
import { workflowsOf } from "../../facts/config/argo.ts";
import { callsOf, type TemplateCall } from "../../facts/config/argoCalls.ts";
import { expressionProblem } from "../../facts/config/argoExpressions.ts";
import { othersIn } from "../../facts/config/others.ts";
import { isPlaceholder } from "../../kinds/schema/placeholder.ts";
import { entryOf, scalarAt } from "../../syntax/data/access.ts";
import { nearest } from "../../text/nearest.ts";

export const argoDependsExpression = defineRule({
  id: "argo-depends-expression",
  summary: "What a task depends on cannot be read",
  severity: "error",
  languages: ["yaml"],
  kinds: ["argo"],
  references: ["https://argo-workflows.readthedocs.io/en/latest/enhanced-depends-logic/"],
  fix: "none",

  *check(document) {
    for (const workflow of workflowsOf(document)) for (const template of workflow.templates) yield* judged(callsOf(template, workflow).filter(({ side }) => side === "tasks"));
  },
});

const STATUSES = ["Succeeded", "Failed", "Errored", "Skipped", "Omitted", "Daemoned", "AnySucceeded", "AllFailed"];

function statusProblem(text: string): string | undefined {
  const wrong = [...text.matchAll(/[\w-]+\.(\w+)/g)].map(([, status = ""]) => status).find((status) => !STATUSES.includes(status));
  if (wrong === undefined) return undefined;
  const meant = nearest(wrong, STATUSES);
  return `\`${wrong}\` is no status of a task${meant === undefined ? "" : `; did you mean \`${meant}\``}`;
}

function* judged(tasks: readonly TemplateCall[]): Generator<Finding> {
  const words = tasks.find(({ node }) => entryOf(node, "depends"));
  for (const { node } of tasks) {
    const listed = entryOf(node, "dependencies");
    if (listed && words) yield { at: listed.key.span, message: "`dependencies` stands in a graph that uses `depends` as well, and Argo refuses both in one graph. Write all of them as `depends`.", related: othersIn(words.node, "depends") };
    const depends = scalarAt(node, "depends");
    if (!depends || isPlaceholder(depends)) continue;
    const problem = expressionProblem(depends.text) ?? statusProblem(depends.text);
    if (problem !== undefined) yield { at: depends.span, message: `Argo cannot read this: ${problem}. Write such as \`prep.Succeeded && (check.Succeeded || check.Skipped)\`.` };
  }
}
