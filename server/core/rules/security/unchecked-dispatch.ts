import { defineRule } from "../../engine/rule.ts";
import { callsOf, type Call } from "../../facts/python/calls.ts";
import { inflowsOf, type Inflow } from "../../facts/security/flow/inflows.ts";
import type { Origins } from "../../facts/security/flow/origins.ts";
import { authorOf } from "../../facts/security/reached.ts";
import type { Call as CallNode } from "../../syntax/python/expressionTree.ts";

export const uncheckedDispatch = defineRule({
  id: "unchecked-dispatch",
  summary: "A model or a visitor chooses by name which function is called",
  severity: "error",
  languages: ["python"],
  cwe: ["CWE-470"],
  owasp: ["LLM06:2025"],
  references: ["https://genai.owasp.org/llmrisk/llm062025-excessive-agency/"],
  fix: "none",

  *check(document, snapshot) {
    const { calls } = inflowsOf(document, snapshot);
    for (const call of callsOf(document)) {
      const [origin, from] = [...chosenBy(call, calls)].find(([one]) => one === "model" || one === "user") ?? [];
      if (!origin || !from) continue;
      yield {
        at: call.callee,
        message: `The name of this function is what ${authorOf(origin)}, and every function that Python can see here may be the answer. Look it up in a dictionary of the tools that you mean to offer: \`TOOLS[name]\`.`,
        related: [{ at: from, message: "The name comes from here." }],
      };
    }
  },
});

/** `globals()[name](…)` and `getattr(module, name)(…)`, also with a name in between. */
function chosenBy({ node }: Call, inflows: ReadonlyMap<CallNode, Inflow>): Origins {
  const { callee } = node;
  if (callee.type === "call" && callee.callee.type === "name" && callee.callee.name === "getattr") return inflows.get(callee)?.arguments[1] ?? NOBODY;
  return callee.type === "subscript" || callee.type === "name" ? (inflows.get(node)?.callee ?? NOBODY) : NOBODY;
}

const NOBODY: Origins = new Map();
