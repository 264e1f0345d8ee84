import { defineRule, type Fix } from "../../engine/rule.ts";
import { argumentOf, callsOf, textValue, type Call } from "../../facts/python/calls.ts";
import { isFarHost, isPlainAddress } from "../../facts/security/plainAddress.ts";
import { namedTexts } from "../../facts/secrets/assigned.ts";
import type { Expression } from "../../syntax/python/expressionTree.ts";
import { placeOf } from "../../syntax/python/walk.ts";
import type { Span } from "../../text/span.ts";
import type { Document } from "../../workspace/document.ts";

export const keySentUnencrypted = defineRule({
  id: "key-sent-unencrypted",
  summary: "A model is asked without encryption",
  severity: "warning",
  languages: ["python", "dotenv", "yaml", "json", "toml", "ini", "shellscript"],
  cwe: ["CWE-319"],
  owasp: ["LLM02:2025"],
  references: ["https://owasp.org/www-community/controls/Certificate_and_Public_Key_Pinning"],
  fix: "suggested",

  *check(document) {
    const found = [...(document.language === "python" ? inCalls(document) : []), ...inNames(document)];
    const told = new Set<number>();
    for (const { at, name } of found.toSorted((a, b) => a.at.start - b.at.start)) {
      if (told.has(at.start)) continue;
      told.add(at.start);
      yield { at, message: `${name} names a server that is reached without encryption: anybody on the way reads what is asked and the key that goes with it, and can answer in the model's place. Write \`https://\`.`, fixes: encrypted(document.text, at) };
    }
  },
});

interface Found {
  readonly at: Span;
  readonly name: string;
}

const ADDRESSES = ["base_url", "api_base", "openai_api_base", "azure_endpoint", "endpoint_url", "inference_server_url"];

/** Clients whose first argument, or the one of this name, is the server. */
const CLIENTS: readonly { readonly client: RegExp; readonly parameter: string; readonly position?: number }[] = [
  { client: /^ollama\.(?:Async)?Client$/, parameter: "host", position: 0 },
  { client: /^huggingface_hub\.(?:Async)?InferenceClient$/, parameter: "model", position: 0 },
  { client: /^(?:text_generation|gradio_client)\.(?:Async)?Client$/, parameter: "base_url", position: 0 },
  { client: /^kserve\.(?:\w+\.)*(?:InferenceRESTClient|Inference\w*Client)$/, parameter: "base_url" },
  { client: /^(?:qdrant_client|pymilvus|weaviate)\.(?:\w+\.)*\w*Client$/, parameter: "url" },
];

/** Paths that only servers of models have: OpenAI's, Anthropic's, KServe's two protocols, Ollama's, TGI's, MLflow's, TorchServe's. */
const ASKED = /^http:\/\/[^/\s]+(?:\/[\w.-]+)*?\/(?:v1\/(?:chat\/)?completions|v1\/(?:embeddings|messages|responses|rerank)|v1\/models\/[^/\s]+:(?:predict|explain)|v2\/models\/[^\s]+\/infer|api\/(?:generate|chat|embed|embeddings)|generate(?:_stream)?|invocations|predictions\/[^/\s]+)\/?(?:[?#]|$)/;
const SENDS = /(?:^|\.)(?:post|request|stream|urlopen|Request)$/;

function* inCalls(document: Document): Generator<Found> {
  for (const call of callsOf(document)) {
    for (const parameter of ADDRESSES) yield* plain(argumentOf(call, parameter), `\`${parameter}\``);
    for (const { client, parameter, position } of CLIENTS) if (client.test(call.name)) yield* plain(argumentOf(call, parameter, position), `\`${parameter}\``);
    yield* ofTriton(call);
    yield* ofRequest(document, call);
  }
}

function* ofRequest(document: Document, call: Call): Generator<Found> {
  if (!SENDS.test(call.name)) return;
  for (const { value } of call.arguments) {
    const address = writtenText(document, value);
    if (ASKED.test(address)) yield* plain(value, "The address", address);
  }
}

function* plain(value: Expression | undefined, name: string, text = textValue(value)): Generator<Found> {
  if (value && isPlainAddress(text)) yield { at: placeOf(value), name };
}

/** Triton's clients take a host without a scheme, and encrypt only where `ssl=True` says so. */
function* ofTriton(call: Call): Generator<Found> {
  if (!/^tritonclient\.(?:http|grpc)(?:\.aio)?\.InferenceServerClient$/.test(call.name) || argumentOf(call, "ssl")) return;
  const url = argumentOf(call, "url", 0);
  const host = /^([\w.-]+)(?::\d+)?(?:\/|$)/.exec(textValue(url) ?? "")?.[1];
  if (url && host !== undefined && isFarHost(host)) yield { at: placeOf(url), name: "`url`, without `ssl=True`," };
}

/** A constant text; of an f-string what is written, its holes filled with a word. */
function writtenText(document: Document, value: Expression): string {
  const constant = textValue(value);
  if (constant !== undefined) return constant;
  const written = /^[rR]?[fF][rR]?(["'])(http:\/\/[^"'{}\s/]+\/[^"'\n]*)\1$/.exec(document.text.slice(value.start, value.end))?.[2];
  return (written ?? "").replaceAll(/\{[^{}]*\}/g, "x");
}

/** Whose variables and settings name a server of models. */
const NAMES = /^(?:\w+_)?(?:OPENAI|ANTHROPIC|HF|HUGGINGFACE|OLLAMA|VLLM|TGI|TEI|SGLANG|TRITON|KSERVE|LITELLM|LLM|LLAMA|MISTRAL|INFERENCE|EMBEDDINGS?|RERANKER|COMPLETIONS?|CHAT_?MODEL|MODEL_(?:SERVER|SERVING|API)|PREDICT(?:OR|ION)?)_(?:\w+_)?(?:URL|URI|HOST|ENDPOINT|BASE|ADDRESS)$|^(?:openai_)?api_?base(?:_?url)?$/i;
const FILE = /\.(?:tar|gz|tgz|zip|bin|pt|pth|onnx|safetensors|gguf|json|ya?ml|txt|csv|parquet)(?:[?#]|$)/i;

function inNames(document: Document): readonly Found[] {
  return namedTexts(document).filter(({ name, value }) => isPlainAddress(value) && NAMES.test(name.replaceAll(/([a-z\d])([A-Z])/g, "$1_$2")) && !FILE.test(value)).map(({ name, span }) => ({ at: span, name: `\`${name}\`` }));
}

function encrypted(text: string, { start, end }: Span): readonly Fix[] {
  const at = text.indexOf("http://", start);
  return at === -1 || at >= end ? [] : [{ title: "Encrypt the connection", edits: [{ span: { start: at, end: at + "http".length }, text: "https" }] }];
}
