import { defineRule } from "../../engine/rule.ts";
import { callsOf } from "../../facts/python/calls.ts";
import { setOptions, type Option } from "../../facts/security/options.ts";
import { originOfCall } from "../../facts/security/sources.ts";
import { moduleOf } from "../../syntax/python/module.ts";
import { walk } from "../../syntax/python/walk.ts";
import { contains, type Span } from "../../text/span.ts";
import type { Document } from "../../workspace/document.ts";

export const unboundedAgent = defineRule({
  id: "unbounded-agent",
  summary: "Nothing ends this agent but the model itself",
  severity: "info",
  strict: "warning",
  languages: ["python"],
  cwe: ["CWE-835"],
  owasp: ["LLM10:2025"],
  references: ["https://genai.owasp.org/llmrisk/llm102025-unbounded-consumption/"],
  fix: "none",

  *check(document) {
    for (const { argument, row } of setOptions(document, OPTIONS)) {
      yield { at: { start: argument.start, end: argument.end }, message: `With \`${row.keyword}=None\` the agent goes on for as long as its model wants to, and each step costs. Set a number that a good run never needs.` };
    }
    for (const loop of endlessLoops(document)) {
      yield { at: loop, message: "This loop asks a model again and again, and only the model's answer ends it: one that never says it is done costs until somebody looks. Count the rounds, and stop after a number that a good run never needs." };
    }
  },
});

const OPTIONS: readonly Option[] = [
  { names: /(?:AgentExecutor|initialize_agent|create_\w*agent|CodeAgent|ToolCallingAgent|ReActAgent\S*|Agent)$/, keyword: "max_iterations", is: ({ type }) => type === "none" },
  { names: /(?:CodeAgent|ToolCallingAgent)$/, keyword: "max_steps", is: ({ type }) => type === "none" },
];

/** `while True` around a call of a model with tools, without a person and without a count. */
function endlessLoops(document: Document): readonly Span[] {
  const found: Span[] = [];
  walk(moduleOf(document).body, (node) => {
    if (node.type !== "while" || node.test.type !== "true") return true;
    const text = document.text.slice(node.start, node.end);
    const inside = callsOf(document).filter(({ whole }) => contains(node, whole));
    const isAgent = inside.some(({ name }) => originOfCall(name) === "model") && /\btools?\b|tool_calls|function_call/.test(text);
    if (isAgent && !inside.some(({ name }) => /^(user|person)$/.test(originOfCall(name)) || WAITS.test(name)) && !COUNTS.test(text)) found.push({ start: node.start, end: document.text.indexOf(":", node.test.end) + 1 });
    return true;
  });
  return found;
}

const WAITS = /\.(?:recv|receive\w*|get_message|poll|accept|input|prompt)$/;
const COUNTS = /\+=\s*1\b|-=\s*1\b|\btimeout\b|deadline|max_(?:steps|turns|rounds|iterations)|time\.(?:time|monotonic)\(/i;
