import { defineRule, type Finding } from "../../engine/rule.ts";
import { eachLine } from "../../facts/config/jsonl.ts";
import { entriesAt, itemsAt, mappingAt, nodeAt, scalarAt, scalarsOf, stringAt } from "../../syntax/data/access.ts";
import type { Node, Scalar } from "../../syntax/data/node.ts";
import { parseJson } from "../../syntax/json/parse.ts";
import { nearest } from "../../text/nearest.ts";

export const finetuneToolCalls = defineRule({
  id: "finetune-tool-calls",
  summary: "A call of a function fits neither its answer nor its definition",
  severity: "error",
  languages: ["jsonl"],
  kinds: ["openai-jsonl"],
  references: ["https://platform.openai.com/docs/guides/supervised-fine-tuning"],
  fix: "none",

  check: (document) => eachLine(document, problemsIn),
});

function* problemsIn(root: Node): Generator<Finding> {
  const tools = new Map(itemsAt(root, "tools").flatMap((tool) => (stringAt(tool, "function", "name") === undefined ? [] : [[stringAt(tool, "function", "name") ?? "", nodeAt(tool, "function", "parameters")] as const])));
  const open = new Set<string>();
  for (const parameters of tools.values()) yield* requiredOf(parameters);
  for (const message of itemsAt(root, "messages")) {
    for (const call of itemsAt(message, "tool_calls")) {
      open.add(stringAt(call, "id") ?? "");
      yield* callProblems(call, tools);
    }
    const answered = scalarAt(message, "tool_call_id");
    if (answered && !open.has(answered.text)) yield { at: answered.span, message: `No call above has the id \`${answered.text}\`, so this answer belongs to nothing and the file is refused. Write the id of the call.` };
    const [first] = entriesAt(message);
    if (first && stringAt(message, "role") === "tool" && !nodeAt(message, "tool_call_id")) yield { at: first.key.span, message: "An answer of a tool needs `tool_call_id`, which tells what it answers; the file is refused. Add the id of the call." };
  }
}

function* callProblems(call: Node, tools: ReadonlyMap<string, Node | undefined>): Generator<Finding> {
  const name = scalarAt(call, "function", "name");
  if (name && tools.size > 0 && !tools.has(name.text)) {
    const meant = nearest(name.text, tools.keys());
    yield { at: name.span, message: `\`${name.text}\` is not among the \`tools\` of this example, so the model learns to call what is not there. ${meant === undefined ? "Define it, or correct the name." : `Did you mean \`${meant}\`?`}` };
  }
  const given = nodeAt(call, "function", "arguments");
  if (given && (given.type !== "scalar" || typeof given.value !== "string")) yield { at: given.span, message: "`arguments` is a text that holds JSON, not JSON itself; the file is refused. Put it into quotes, escaped." };
  if (given?.type === "scalar" && typeof given.value === "string") yield* argumentProblems(given, tools.get(name?.text ?? ""));
}

function* argumentProblems(given: Scalar, parameters: Node | undefined): Generator<Finding> {
  const { roots, problems } = parseJson(given.text);
  if (problems[0] || (given.text.trim() !== "" && roots[0]?.type !== "mapping")) {
    yield { at: given.span, message: `The arguments are not JSON (${problems[0]?.reason ?? "no object"}), and the model learns to write them so. Correct the text.` };
    return;
  }
  const known = mappingAt(parameters, "properties")?.entries.map(({ key }) => key.text);
  const written = entriesAt(roots[0]).map(({ key }) => key.text);
  const strange = known && written.find((name) => !known.includes(name));
  if (strange !== undefined) yield { at: given.span, message: `The function takes no \`${strange}\`; it takes ${known?.map((name) => `\`${name}\``).join(", ") ?? ""}. The model learns a call that fails.` };
  const missing = scalarsOf(nodeAt(parameters, "required")).find((name) => !written.includes(name.text) && (known?.includes(name.text) ?? false));
  if (missing && strange === undefined) yield { at: given.span, message: `The function needs \`${missing.text}\`, and this call leaves it out. The model learns a call that fails.` };
}

function* requiredOf(parameters: Node | undefined): Generator<Finding> {
  const known = mappingAt(parameters, "properties")?.entries.map(({ key }) => key.text);
  for (const name of known ? scalarsOf(nodeAt(parameters, "required")) : []) {
    if (!known?.includes(name.text)) yield { at: name.span, message: `\`${name.text}\` is required but is none of the \`properties\`, so no call can be right. Correct the name.` };
  }
}
