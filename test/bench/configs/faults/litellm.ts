import type { Fault } from "../fault.ts";
import { endings, keySlips, swaps } from "../rows.ts";

const KIND = "litellm";
const without = (key: string) => (text: string): boolean => !new RegExp(`^${key}:`, "m").test(text);

/** Where every name is served, no fallback is undefined. */
const unlessWildcard = (faults: readonly Fault[]): readonly Fault[] => faults.map((fault) => ({ ...fault, change: (text, nearby, path) => (fault.rule.includes('fallback') && text.includes('model_name: "*"') ? undefined : fault.change(text, nearby, path)) }));

export const litellmFaults: readonly Fault[] = unlessWildcard([
  ...swaps(KIND, KIND, [
    ["fallback-model-undefined", /\["gpt-3\.5-turbo-large"\]/, '["gpt-3.5-turbo-larg"]'],
    ["fallback-model-undefined", /\[\{"gpt-3\.5-turbo":/, '[{"gpt-35-turbo":'],
    ["fallback-model-undefined", /^litellm_settings:[ \t]*\n/m, 'litellm_settings:\n  fallbacks: [{"gpt-4": ["no-such-model"]}]\n'],
    ["fallback-model-undefined", /^litellm_settings:[ \t]*\n/m, "litellm_settings:\n  default_fallbacks:\n    - claude-backup\n"],
    ["no-provider-prefix", /model: azure\/(chatgpt-v-2|gpt-4)/, "model: my-$1"],
    ["no-provider-prefix", /model: openai\/fake/, "model: fake"],
    ["no-provider-prefix", /model: openai\/gpt-4o\S*/, "model: gpt-4o-prod"],
    ["no-provider-prefix", /model: azure\/gpt-4\S*/, "model: gpt-4-eu"],
    ["no-provider-prefix", /^( +model: )text-embedding-ada-002/m, "$1text-embeding-ada-002"],
    ["env-form", /os\.environ\/(\w+_API_KEY)/, "$1"],
    ["api-version", /(api_version: )"(\d{4}-\d\d-\d\d)"/, "$1$2"],
    ["api-version", /(api_version: "?\d{4})-(\d\d)-/, "$1/$2/"],
    ["wrong-type", /(cache_params:[^]*?port: ?)\d+/, "$1sixty"],
    ["url", /api_base: https:\/\//, "api_base: https//"],
    ["provider-unknown", /model: azure\//, "model: azzure/"],
    ["provider-unknown", /model: openai\//, "model: opnai/"],
    ["provider-unknown", /model: anthropic\//, "model: antropic/"],
    ["hard-coded-key", /os\.environ\/AZURE_API_KEY/, "3f9a8b7c6d5e4f30a1b2c3d4e5f60718"],
    ["hard-coded-key", /os\.environ\/OPENAI_API_KEY/, ["sk", "proj", "Zx81LmQ0vYt7RbN3kWc9HsJ2aPdE5uGf"].join("-")],
    ["master-key-prefix", /master_key: sk-1234/, "master_key: my-master-key"],
    ["env-form", /os\.environ\/AZURE_API_KEY/, "os.environ.AZURE_API_KEY"],
    ["env-form", /os\.environ\/OPENAI_API_KEY/, "os.getenv/OPENAI_API_KEY"],
    ["env-form", /os\.environ\/(\w+)/, "$${$1}"],
    ["duplicate-deployment", /^( +- model_name: \S+\n(?: {4,}.*\n)+)/m, "$1$1"],
    ["retired-model", /model: gpt-3\.5-turbo$/m, "model: text-davinci-003"],
    ["retired-model", /model: openai\/gpt-4o$/m, "model: openai/gpt-4-32k"],
    ["retired-model", /model: "gpt-3\.5-turbo-1106"/, "model: gpt-3.5-turbo-0301"],
    ["retired-model", /model: anthropic\/fake/, "model: anthropic/claude-2.1"],
    ["retired-model", /model: dall-e-3/, "model: code-davinci-002"],
    ["wrong-type", /rpm: 480/, "rpm: lots"],
    ["wrong-type", /tpm: 20_000/, "tpm: 20k"],
    ["wrong-type", /\btimeout: (?:300|5)\b/, "timeout: 5 minutes"],
    ["wrong-type", /num_retries: \d+/, "num_retries: three"],
    ["mode-unknown", /mode: embedding$/m, "mode: embeddings"],
    ["model-missing", /^( +litellm_params:[ \t]*\n) +model: .*\n/m, "$1"],
    ["params-missing", /^( +- model_name: \S+\n) +litellm_params:[ \t]*\n/m, "$1"],
    ["url", /api_base: https:\/\//, "api_base: "],
    ["callback-unknown", /callbacks: \["gcs_bucket"\]/, 'callbacks: ["gcs_buckett"]'],
  ]),
  ...endings(KIND, KIND, [
    ["router-strategy-unknown", "router_settings:\n  routing_strategy: simple-shufle"],
    ["router-strategy-unknown", "router_settings:\n  routing_strategy: round-robin"],
    ["fallback-model-undefined", 'router_settings:\n  fallbacks: [{"no-such-model": ["gpt-4"]}]'],
    ["fallback-model-undefined", "router_settings:\n  model_group_alias: {\"fast\": \"no-such-model\"}"],
    ["wrong-type", "router_settings:\n  num_retries: two"],
    ["unknown-key", "router_settings:\n  routing_stratgy: simple-shuffle"],
  ], without("router_settings")),
  ...endings(KIND, KIND, [
    ["master-key-prefix", "general_settings:\n  master_key: hunter2hunter2"],
    ["wrong-type", "general_settings:\n  background_health_checks: sometimes"],
    ["secret-literal", "general_settings:\n  database_url: postgresql://admin:s3cr3tPassw0rd9@db.internal:5432/litellm"],
  ], without("general_settings")),
  ...keySlips(KIND, KIND, ["model_list", "litellm_params", "model_name", "model", "api_base", "api_key", "api_version", "litellm_settings", "general_settings", "model_info", "drop_params", "num_retries", "request_timeout", "callbacks", "master_key", "mode", "stream_timeout", "context_window_fallbacks"]),
]);
