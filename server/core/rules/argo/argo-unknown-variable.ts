import { defineRule, type Finding } from "../../engine/rule.ts";
import { workflowsOf } from "../../facts/config/argo.ts";
import { variableProblem } from "../../facts/config/argoExpressions.ts";
import { walk } from "../../syntax/data/access.ts";
import type { Scalar } from "../../syntax/data/node.ts";

export const argoUnknownVariable = defineRule({
  id: "argo-unknown-variable",
  summary: "Braces hold no variable that Argo knows, so they stay as they are",
  severity: "error",
  languages: ["yaml"],
  kinds: ["argo"],
  references: ["https://argo-workflows.readthedocs.io/en/latest/variables/"],
  fix: "none",

  *check(document) {
    for (const { spec } of workflowsOf(document)) {
      for (const { node } of walk(spec)) if (node.type === "scalar" && node.text.includes("{{")) yield* judged(node, document.text);
    }
  },
});

function* judged(scalar: Scalar, text: string): Generator<Finding> {
  const written = text.slice(scalar.span.start, scalar.span.end);
  for (const match of written.matchAll(/\{\{((?:(?!\{\{|\}\}).)*)(\}\})?/gs)) {
    const [, inside = "", end] = match;
    const problem = variableProblem(inside, end !== undefined);
    const start = scalar.span.start + match.index + "{{".length + (inside.length - inside.trimStart().length);
    if (problem !== undefined) yield { at: { start: end === undefined ? start - "{{".length : start, end: start + firstLine(inside.trim()).length }, message: problem };
  }
}

const firstLine = (text: string): string => (text.split("\n")[0] ?? "").replace(/["'].*$/, "");
