import { defineRule } from "../../engine/rule.ts";
import { callsOf, type Call } from "../../facts/python/calls.ts";
import { inflowsOf, type Inflow, type Origins } from "../../facts/security/flow.ts";
import { authorOf } from "../../facts/security/reached.ts";
import type { Call as CallNode } from "../../syntax/python/expressionTree.ts";
import type { Document } from "../../workspace/document.ts";

export const uncheckedDispatch = defineRule({
  id: "unchecked-dispatch",
  summary: "A model or a visitor chooses by name which function is called",
  severity: "error",
  languages: ["python"],
  cwe: ["CWE-470"],
  owasp: ["LLM06:2025"],
  references: ["https://genai.owasp.org/llmrisk/llm062025-excessive-agency/"],
  fix: "none",

  *check(document) {
    const { calls } = inflowsOf(document);
    for (const call of callsOf(document)) {
      const [origin, from] = [...chosenBy(document, call, calls)].find(([one]) => one !== "network") ?? [];
      if (!origin || !from) continue;
      yield {
        at: call.callee,
        message: `The name of this function is what ${authorOf(origin)}, and every function that Python can see here may be the answer. Look it up in a dictionary of the tools that you mean to offer: \`TOOLS[name]\`.`,
        related: [{ at: from, message: "The name comes from here." }],
      };
    }
  },
});

/** `globals()[name](…)` and `getattr(module, name)(…)`. */
function chosenBy(document: Document, { node }: Call, inflows: ReadonlyMap<CallNode, Inflow>): Origins {
  const { callee } = node;
  if (callee.type === "call" && callee.callee.type === "name" && callee.callee.name === "getattr") return inflows.get(callee)?.arguments[1] ?? NOBODY;
  const table = callee.type === "subscript" ? document.text.slice(callee.value.start, callee.value.end) : "";
  return /^(?:globals|locals|vars)\(\)$|\.__dict__$|^__builtins__$/.test(table) ? (inflows.get(node)?.callee ?? NOBODY) : NOBODY;
}

const NOBODY: Origins = new Map();
