import type { Fault } from "../fault.ts";
import { endings, swaps } from "../rows.ts";

const KIND = "ollama-modelfile";

export const modelfileFaults: readonly Fault[] = [
  ...swaps("modelfile", KIND, [
    ["from-missing", /^FROM .*\n/m, ""],
    ["from-missing", /^FROM .*$/m, "FROM"],
    ["unknown-instruction", /^FROM /m, "FORM "],
    ["unknown-instruction", /^SYSTEM /m, "SYSTM "],
    ["unknown-instruction", /^PARAMETER /m, "PARAM "],
    ["unknown-parameter", /num_ctx/, "num_context"],
    ["unknown-parameter", /num_ctx/, "num_cxt"],
    ["range", /num_ctx 4096/, "num_ctx -4096"],
    ["range", /num_ctx 4096/, "num_ctx 4k"],
    ["parameter-value", /num_ctx 4096/, "num_ctx"],
    ["unclosed", /"""\n?$/, ""],
  ]),
  ...endings("modelfile", KIND, [
    ["unknown-parameter", "PARAMETER temprature 0.7"],
    ["unknown-parameter", "PARAMETER max_tokens 200"],
    ["range", "PARAMETER temperature -1"],
    ["range", "PARAMETER top_p 1.5"],
    ["range", "PARAMETER top_k 0.5"],
    ["range", "PARAMETER repeat_penalty -2"],
    ["range", "PARAMETER mirostat 3"],
    ["range", "PARAMETER temperature hot"],
    ["range", "PARAMETER num_predict many"],
    ["range", "PARAMETER min_p 2"],
    ["template-unbalanced", 'TEMPLATE """{{ if .System }}<s>{{ .System }}</s>{{ .Prompt }}"""'],
    ["template-unbalanced", 'TEMPLATE """{{ .System }} {{ .Prompt }"""'],
    ["template-unbalanced", 'TEMPLATE """{{ .System }}{{ end }}{{ .Prompt }}"""'],
    ["template-unbalanced", 'TEMPLATE """{{ .System }} {{ .Prompt }}'],
    ["template-field", 'TEMPLATE """{{ .System }} {{ .Promt }}"""'],
    ["stop-token-missing", 'TEMPLATE """<|im_start|>user\n{{ .Prompt }}<|im_end|>\n<|im_start|>assistant\n"""'],
    ["message-role", "MESSAGE usr Hello there"],
    ["message-role", "MESSAGE assistant"],
    ["unknown-instruction", "TEMPERATURE 0.7"],
    ["unknown-instruction", "RUN echo hello"],
    ["unclosed", 'LICENSE """Apache License'],
    ["num-ctx", "PARAMETER num_ctx 0"],
  ]),
];
