import type { Fault } from "../fault.ts";
import { endings, keySlips, swaps } from "../rows.ts";

const KIND = "nemo-guardrails";
const isConfig = (text: string): boolean => /^models:/m.test(text);
const isColang = (text: string): boolean => /^define (?:user|bot|flow|subflow)/m.test(text);

export const nemoFaults: readonly Fault[] = [
  ...swaps("nemo", KIND, [
    ["flow-undefined", /- self check input$/m, "- self check inputs"],
    ["flow-undefined", /- self check output$/m, "- self chek output"],
    ["flow-undefined", /- check blocked terms$/m, "- check blocked term"],
    ["flow-undefined", /- check blocked terms$/m, "- check forbidden words"],
    ["flow-undefined", /- llama guard check input$/m, "- lama guard check input"],
    ["flow-undefined", /- dummy input rail$/m, "- dummy input rails"],
    ["prompt-task-missing", /- task: self_check_input$/m, "- task: self_check_inputs"],
    ["prompt-task-missing", /- task: self_check_output$/m, "- task: check_output"],
    ["engine-unknown", /engine: openai$/m, "engine: opnai"],
    ["engine-unknown", /engine: vertexai$/m, "engine: vertex-ai"],
    ["engine-unknown", /engine: vllm_openai$/m, "engine: vllm-openai"],
    ["engine-missing", /^( *- type: main\n) *engine: openai\n/m, "$1"],
    ["model-type-unknown", /type: main$/m, "type: mian"],
    ["model-type-unknown", /type: embeddings$/m, "type: embedding"],
    ["retired-model", /model: gpt-3\.5-turbo-instruct$/m, "model: text-davinci-003"],
    ["retired-model", /model: gpt-3\.5-turbo-instruct$/m, "model: gpt-4-32k"],
    ["wrong-type", /^( +)guardrails_config:$/m, "$1guardrail_config:"],
    ["wrong-type", /fallback_to_self_check: .*$/m, "fallback_to_self_check: sometimes"],
    ["wrong-type", /label_match_logic: .*$/m, "label_match_logic: SOME"],
    ["wrong-type", /server_endpoint: .*$/m, "server_endpont: http://localhost:5000"],
    ["wrong-type", /^( +)entities:$/m, "$1entites:"],
    ["wrong-type", /enabled: False/, "enabled: sometimes"],
    ["wrong-type", /^models:\n( +)- type: main/m, "models:\n$1  type: main"],
    ["wrong-type", /flows:\n +- self check input$/m, "flows: self check input"],
    ["wrong-type", /^instructions:\n +- type: general/m, "instructions:\n    type: general"],
    ["template-syntax", /\{\{ user_input \}\}/, "{{ user_input }"],
    ["template-syntax", /\{\{ general_instructions \}\}/, "{% if general_instructions %}"],
    ["filter-unknown", /\| verbose_v1 \}\}/, "| verbos_v1 }}"],
    ["prompt-content", /(- task: self_check_output\n +models:\n +- nemollm\n) +content: \|-\n(?: .*\n?)+/, "$1"],
    ["flow-undefined", /user ask about capabilities/, "user ask about capability"],
  ]),
  ...endings("nemo", KIND, [
    ["colang-version", 'colang_version: "3.x"'],
    ["colang-version", "colang_version: two"],
    ["unknown-key", "sample_converstion: |\n  user \"Hi\""],
    ["wrong-type", "streaming: sometimes"],
    ["wrong-type", "lowest_temperature: cold"],
  ], isConfig),
  ...endings("nemo", KIND, [["unused-flow", "\ndefine subflow never called\n  bot refuse to respond"]], isColang),
  ...keySlips("nemo", KIND, ["models", "rails", "input", "output", "flows", "instructions", "sample_conversation", "prompts", "engine", "model", "type", "content", "task", "dialog", "single_call", "enabled", "parameters", "output_parser"]),
];
