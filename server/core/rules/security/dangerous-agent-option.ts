import { defineRule } from "../../engine/rule.ts";
import { removeArgument } from "../../facts/python/edits.ts";
import { isFalse, isText, isTrue, setOptions, type Option } from "../../facts/security/options.ts";
import { moduleOf } from "../../syntax/python/module.ts";
import { placeOf, walk } from "../../syntax/python/walk.ts";
import type { Span } from "../../text/span.ts";
import type { Document } from "../../workspace/document.ts";

export const dangerousAgentOption = defineRule({
  id: "dangerous-agent-option",
  summary: "An option takes away what keeps an agent's actions in bounds",
  severity: "warning",
  languages: ["python"],
  cwe: ["CWE-94", "CWE-862"],
  owasp: ["LLM06:2025"],
  references: ["https://genai.owasp.org/llmrisk/llm062025-excessive-agency/"],
  fix: "suggested",

  *check(document) {
    for (const { call, argument, row } of setOptions(document, OPTIONS)) {
      yield {
        at: { start: argument.start, end: argument.end },
        message: messageOf(row.effect),
        fixes: [{ title: `Leave out ${row.keyword}`, edits: [removeArgument(document, call, argument)] }],
      };
    }
    for (const { at, effect } of writtenElsewhere(document)) yield { at, message: messageOf(effect), fixes: [] };
  },
});

const messageOf = (effect: string): string => `${effect} A sentence hidden in a web page or a file that the agent reads is enough to use it. Leave the option out, or run the agent in a container that holds nothing of value.`;
const UNASKED = "Tools are used without anybody having agreed.";

const HERE = "The model's code runs right on this machine.";

/** `{"type": "mcp", …, "require_approval": "never"}` of OpenAI, `{"use_docker": False}` of AutoGen, `interpreter.auto_run = True` of Open Interpreter. */
function writtenElsewhere(document: Document): readonly { readonly at: Span; readonly effect: string }[] {
  const found: { at: Span; effect: string }[] = [];
  if (!/require_approval|use_docker|auto_run/.test(document.text)) return found;
  walk(moduleOf(document).body, (node) => {
    const key = node.type === "entry" && node.key?.type === "text" ? node.key.value : undefined;
    if (node.type === "entry" && key === "require_approval" && isText("never")(node.value)) found.push({ at: placeOf(node.value), effect: UNASKED });
    if (node.type === "entry" && key === "use_docker" && isFalse(node.value)) found.push({ at: placeOf(node.value), effect: HERE });
    if (node.type === "assign" && node.value && isTrue(node.value) && node.targets.some((target) => target.type === "attribute" && target.name.name === "auto_run" && target.value.type === "name" && target.value.name === "interpreter")) found.push({ at: placeOf(node), effect: `Nobody is asked before what the model wrote is run. ${HERE}` });
    return true;
  });
  return found;
}

interface AgentOption extends Option {
  readonly effect: string;
}

const OPTIONS: readonly AgentOption[] = [
  { keyword: "allow_dangerous_code", is: isTrue, effect: "The agent may run any Python that the model writes." },
  { keyword: "allow_dangerous_requests", is: isTrue, effect: "The agent may send any request, to addresses inside your network too." },
  { keyword: "allow_dangerous_deserialization", is: isTrue, effect: "The index is a pickle, which runs code when it is loaded." },
  { keyword: "allow_dangerous_tools", is: isTrue, effect: "The agent may use tools that change things without being asked." },
  { keyword: "allow_code_execution", is: isTrue, effect: "The agent may run any code that the model writes." },
  { keyword: "code_execution_mode", is: isText("unsafe"), effect: "The model's code runs right on this machine." },
  { keyword: "additional_authorized_imports", is: (value) => value.type === "list" && value.items.some(isText("*")), effect: "The model's code may import everything, `os` and `subprocess` included." },
  { keyword: "require_approval", is: isText("never"), effect: UNASKED },
  { names: /(?:LocalCommandLineCodeExecutor|CodeExecutor|UserProxyAgent|AssistantAgent)$/, keyword: "use_docker", is: isFalse, effect: "The model's code runs right on this machine." },
];
