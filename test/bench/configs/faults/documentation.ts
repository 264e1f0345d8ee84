import { replaced, type Fault } from "../fault.ts";
import { keySlips, swaps, type Swap } from "../rows.ts";

const CARD = "hf-dataset-or-model-card";
const TUNE = "openai-finetune-jsonl";

/** What is written into the front matter of a card, each a fault. */
const cardLines: readonly (readonly [rule: string, lines: string])[] = [
  ["license-unknown", "license: apache2"],
  ["license-unknown", "license: Apache License 2.0"],
  ["license-unknown", "license: mitt"],
  ["pipeline-tag-unknown", "pipeline_tag: text-generaton"],
  ["pipeline-tag-unknown", "pipeline_tag: chat"],
  ["metric-type", "model-index:\n- name: mine\n  results:\n  - task:\n      type: text-classification\n    dataset:\n      name: IMDB\n      type: imdb\n    metrics:\n    - value: 0.9"],
  ["metric-type", "model-index:\n- name: mine\n  results:\n  - task:\n      type: text-classification\n    dataset:\n      name: IMDB\n      type: imdb\n    metrics:\n    - type: acuracy\n      value: 0.9"],
  ["metric-type", "metrics:\n- accurracy"],
  ["model-index", "model-index:\n  name: mine"],
  ["language", "language: english"],
  ["norway", "language:\n- en\n- no"],
  ["wrong-type", "datasets:\n  imdb: true"],
  ["wrong-type", "tags: 5"],
  ["yaml", "tags: [a, b"],
  ["yaml", "title: a: b"],
  ["size-category", "size_categories:\n- 5K<n<20K"],
  ["task-category", "task_categories:\n- text-clasification"],
  ["base-model-relation", "base_model_relation: fintune"],
];

/** The same break in one of the first lines and in a later one. */
const inLines = (rows: readonly Swap[]): readonly Fault[] => rows.flatMap(([rule, pattern, by]) => [0, 4, 9].map((row) => ({
  rule: `finetune/${rule}`,
  kinds: [TUNE],
  change: (text: string): string | undefined => {
    const lines = text.split("\n");
    const broken = replaced(lines[row] ?? "", pattern, by);
    return broken === undefined ? undefined : lines.with(row, broken).join("\n");
  },
})));

/** Faults of model and data set cards, and of examples for fine-tuning. */
export const documentationFaults: readonly Fault[] = [
  ...cardLines.map(([rule, lines]) => ({ rule: `card/${rule}`, kinds: [CARD], change: (text: string) => (text.includes(`\n${lines.split(":")[0] ?? ""}:`) ? undefined : replaced(text, /^---\n/, `---\n${lines}\n`)) })),
  ...swaps("card", CARD, [
    ["license-unknown", /^license: apache-2\.0$/m, "license: apache-2"],
    ["base-model-missing-for-adapter", /^base_model: .*\n/m, ""],
    ["base-model-missing-for-adapter", /^base_model: .*$/m, "base_model:"],
    ["library-unknown", /^library_name: peft$/m, "library_name: petf"],
    ["version-float", /^python_version: .*$/m, "python_version: 3.10"],
    ["version-float", /^sdk_version: .*$/m, "sdk_version: 5.20"],
    ["sdk", /^sdk: gradio$/m, "sdk: gradioo"],
    ["sdk", /^sdk: gradio\n/m, ""],
    ["color", /^colorFrom: yellow$/m, "colorFrom: orange"],
    ["wrong-type", /^pinned: false$/m, "pinned: perhaps"],
    ["yaml", /^(library_name|sdk): /m, "$1 "],
    ["yaml", /\n---\n/, "\n"],
  ]),
  ...keySlips("card", CARD, ["library_name", "base_model", "license", "app_file", "sdk", "sdk_version", "colorFrom", "pinned"]),
  ...inLines([
    ["role-unknown", /"role": "assistant"/, '"role": "assistent"'],
    ["role-unknown", /"role": "user"/, '"role": "human"'],
    ["role-unknown", /"role": "assistant"/, '"role": "bot"'],
    ["last-message-assistant", /, \{"role": "assistant"[^}]*\}/, ""],
    ["last-message-assistant", /\]\}$/, ', {"role": "user", "content": "Thanks!"}]}'],
    ["role-order", /(\{"role": "system"[^}]*\}), (\{"role": "user"[^}]*\}), (\{"role": "assistant"[^}]*\})/, "$2, $1, $3"],
    ["mixed-formats", /^.*$/, '{"prompt": "What is the capital of France?", "completion": "Paris"}'],
    ["content-missing", /("role": "user"), "content": "[^"]*"/, "$1"],
    ["content-missing", /("role": "assistant", "content": )"[^"]*"/, "$1null"],
    ["content-empty", /("role": "assistant", "content": )"[^"]*"/, '$1""'],
    ["wrong-type", /("role": "user", "content": )"[^"]*"/, "$15"],
    ["messages-missing", /"messages"/, '"mesages"'],
    ["messages-missing", /^\{"messages": \[(.*)\]\}$/, "[$1]"],
    ["messages-empty", /^.*$/, '{"messages": []}'],
    ["key-unknown", /"role": "user"/, '"rol": "user"'],
    ["key-unknown", /"content": /, '"contents": '],
    ["json", /\]\}$/, "]"],
    ["json", /"role"/, "'role'"],
    ["json", /\}$/, "},"],
    ["weight", /("role": "assistant")/, '$1, "weight": 0.5'],
    ["tool-call", /\{"role": "assistant"[^}]*\}/, '{"role": "assistant", "tool_calls": [{"id": "call_1", "type": "function", "function": {"name": "f", "arguments": {"a": 1}}}]}'],
    ["tool-call", /(, )(\{"role": "assistant")/, '$1{"role": "tool", "content": "42"}, $2'],
  ]),
  { rule: "finetune/too-few", kinds: [TUNE], change: (text) => text.split("\n").slice(0, 6).join("\n") },
];
