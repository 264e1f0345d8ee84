import { lineAfter, replaced, withoutLetter, type Fault } from "../fault.ts";

/** Kinds whose files are YAML (few of their files may be another language). */
const yamlKinds = ["accelerate", "argo", "axolotl", "azureml", "azureml-pipeline", "bentofile", "cog", "dvc", "feast", "great-expectations", "hydra", "kedro", "kfp-component-v1", "kfp-ir", "kserve", "litellm", "litgpt", "llamafactory", "lm-eval-task", "ludwig", "mlmodel", "mlproject", "nemo-guardrails", "prefect", "promptfoo", "ray-serve", "seldon", "torchtune", "trl-recipe", "truss", "wandb-sweep"];
const jsonKinds = ["croissant", "deepspeed", "hf-config", "hf-generation-config", "hf-tokenizer-config", "langgraph", "mcp-json", "peft-adapter"];
/** Kinds whose reader follows YAML 1.1, where `no` is false, and takes words where it stands. */
const yaml11Kinds = ["accelerate", "trl-recipe", "llamafactory", "axolotl", "mlproject", "wandb-sweep", "bentofile", "feast", "kserve", "argo", "lm-eval-task", "nemo-guardrails"];
const SECRET = ["sk", "proj", "Zx81LmQ0vYt7RbN3kWc9HsJ2aPdE5uGf"].join("-");
const HUB_TOKEN = ["hf", "QwErTyUiOpAsDfGhJkLzXcVbNmQwErTyUi"].join("_");

type Change = (text: string) => string | undefined;

const each = (rule: string, kinds: readonly string[], change: Fault["change"]): readonly Fault[] => kinds.map((kind) => ({ rule: `common/${rule}`, kinds: [kind], change }));
const inYaml = (change: Change): Change => (text) => (/^\s*[{[]/.test(text) || !/^[\w$-]+:/m.test(text) ? undefined : change(text));
const inJson = (change: Change): Change => (text) => (/^\s*\{\s*\n/.test(text) ? change(text) : undefined);

/** The first line `key: value` that is indented, or is not, repeated with another value behind its sisters. */
const repeatedTop = inYaml((text) => {
  const [, key = "", value = ""] = /^([A-Za-z_]\w*): +([\w.-]+)[ \t]*$/m.exec(text) ?? [];
  return key === "" || text.includes("\n---") ? undefined : `${text.trimEnd()}\n${key}: ${/^\d+$/.test(value) ? Number(value) + 1 : `${value}x`}\n`;
});
const repeatedNested = inYaml((text) => replaced(text, /^( +)([A-Za-z_]\w*): +([\w./-]+)[ \t]*\n(?=\1[A-Za-z_]|\S)/m, (whole, indent = "", key = "", value = "") => `${whole}${indent}${key}: ${value}\n`));
const repeatedJson = inJson((text) => replaced(text, /^( *)("[\w@]+"): ("[^"\n]*"|[\d.]+|true|false),\n(?=[^]*^ *\S)/m, (whole, indent = "", key = "", value = "") => `${whole}${indent}${key}: ${value},\n`));

const conflict: Change = (text) => replaced(text, /^( *(?:- )?"?[A-Za-z_][\w-]*"?: *\S[^\n|>&]*)\n/m, (_whole, line = "") => `<<<<<<< HEAD\n${line}\n=======\n${line}\n>>>>>>> feature/new-model\n`);
const leftoverConflict: Change = (text) => replaced(text, /^( *(?:- )?"?[A-Za-z_][\w-]*"?: *\S[^\n|>&]*)\n(?=[^]*^\s*\S)/m, (_whole, line = "") => `${line}\n>>>>>>> 3f2a1b9 (Tune the model)\n`);
const tab = inYaml((text) => replaced(text, /^([\w-]+:[ \t]*\n) +(- )?(?=[A-Za-z_])/m, (_whole, head = "", dash = "") => `${head}\t${dash}`));
const anchor = inYaml((text) => replaced(text, /^([A-Za-z_][\w-]*:)[ \t]*\n(?= +\S)/m, (_whole, head = "") => `${head} &shared\n`));
const undefinedAlias = inYaml((text) => replaced(text, /^( *[A-Za-z_][\w-]*:) +[\w.]+[ \t]*$/m, (_whole, head = "") => `${head} *shared`));

/** A value that names a file of the repository, one letter short. */
const missingFile: Fault["change"] = (text, nearby) => {
  const names = new Set(nearby.map((name) => name.split("/").at(-1) ?? ""));
  return replaced(text, /^(\s*(?:- |"?[\w$]+"?: +|"?[\w$]+"?: +\[)"?(?:file:\/\/)?(?:\.{0,2}\/)*(?:[\w-]+\/)*)([\w-]+)(\.(?:py|ya?ml|json|txt|csv|jsonl|md|proto|sh))\b/m, (whole, head = "", stem = "", ending = "") => (names.has(stem + ending) && /\/|: +"?\w+\.\w+/.test(whole) ? `${head}${withoutLetter(stem)}${ending}` : whole));
};

/** Faults that a file of any kind can have. */
export const commonFaults: readonly Fault[] = [
  ...each("duplicate-key", yamlKinds, repeatedTop),
  ...each("duplicate-key", yamlKinds, repeatedNested),
  ...each("duplicate-key", jsonKinds, repeatedJson),
  ...each("merge-conflict", [...yamlKinds, ...jsonKinds, "prompty", "ollama-modelfile", "triton-pbtxt", "openai-finetune-jsonl", "hf-dataset-or-model-card", "dockerfile-ml"], conflict),
  ...each("merge-conflict", [...yamlKinds, ...jsonKinds, "prompty", "triton-pbtxt"], leftoverConflict),
  ...each("tab-indent", yamlKinds, tab),
  ...each("anchor-unused", yamlKinds, anchor),
  ...each("alias-undefined", yamlKinds, undefinedAlias),
  ...each("file-missing", ["accelerate", "axolotl", "azureml", "azureml-pipeline", "bentofile", "cog", "hydra", "langgraph", "litellm", "llamafactory", "lm-eval-task", "mlmodel", "mlproject", "promptfoo", "prompty", "ray-serve", "torchtune", "trl-recipe", "truss", "wandb-sweep"], missingFile),
  ...each("norway", ["accelerate"], (text) => replaced(text, /^( *(?:mixed_precision|dynamo_backend): )(['"])\w+\2$/m, (_whole, head = "") => `${head}no`)),
  ...each("norway", ["trl-recipe", "llamafactory", "axolotl"], (text) => replaced(text, /^((?:eval|evaluation|save|logging)_strategy: *)["']?\w+["']?$/m, (_whole, head = "") => `${head}no`)),
  ...each("norway", yaml11Kinds, (text) => replaced(text, /^( *(?:- )?(?:name|task|dataset_name|dataset|project|engine): )["']?[\w-]+["']?$/m, (_whole, head = "") => `${head}no`)),
  ...each("norway", ["argo", "kserve"], (text) => replaced(text, /^( *value: )"(?:true|false|\d+)"$/m, (_whole, head = "") => `${head}yes`)),
  ...each("version-float", ["cog", "bentofile", "truss", "mlmodel", "github-actions-ml", "mlproject", "kserve"], (text) => replaced(text, /^( *(?:- )?(?:python_version|python-version|python|runtimeVersion|version): *)["']?(?:py)?3?\.?\d+[\d.]*["']?$/m, (_whole, head = "") => `${head}3.10`)),
  ...each("version-float", ["langgraph"], (text) => replaced(text, /"python_version": "3\.\d+"/, '"python_version": 3.10')),
  ...each("number-is-string", ["trl-recipe", "wandb-sweep"], (text) => replaced(text, /^( *(?:learning_rate|lr|min|weight_decay|temperature|warmup_ratio): *)[\d.]+(?:e-?\d+)?$/m, (_whole, head = "") => `${head}2e-5`)),
  ...each("secret-literal", ["trl-recipe", "llamafactory", "axolotl"], (text) => `${text.trimEnd()}\nhub_token: ${HUB_TOKEN}\n`),
  ...each("secret-literal", ["hydra", "kedro", "torchtune", "litgpt"], inYaml((text) => (text.includes("\n---") ? undefined : `${text.trimEnd()}\nopenai_api_key: ${SECRET}\n`))),
  ...each("secret-literal", ["promptfoo", "litellm", "prompty"], (text) => replaced(text, /^( *(?:apiKey|api_key): *)\S+/m, (_whole, head = "") => head + SECRET)),
  ...each("secret-literal", ["promptfoo"], (text) => lineAfter(text, /^ +max_tokens: /, `apiKey: ${SECRET}`)),
  ...each("secret-literal", ["nemo-guardrails"], (text) => lineAfter(text, /^ +engine: openai$/, `api_key: ${SECRET}`)),
  ...each("secret-literal", ["feast"], (text) => `${text.trimEnd()}\nregistry_password: Wq7pLz93mVtR2xKd\n`),
  ...each("secret-literal", ["kserve", "argo", "ray-serve", "seldon", "prefect", "azureml"], (text) => replaced(text, /^( *)- name: (\w+)\n\1  value: .*$/m, (_whole, indent = "") => `${indent}- name: OPENAI_API_KEY\n${indent}  value: ${SECRET}`)),
  ...each("secret-literal", ["dockerfile-ml"], (text) => lineAfter(text, /^FROM /, `ENV HF_TOKEN=${HUB_TOKEN}`)),
  ...each("secret-literal", ["docker-compose"], (text) => replaced(text, /^( +)environment:\n( +)- .*$/m, (_whole, indent = "", inner = "") => `${indent}environment:\n${inner}- OPENAI_API_KEY=${SECRET}`)),
  ...each("secret-literal", ["bentofile"], (text) => (/^envs:/m.test(text) ? undefined : `${text.trimEnd()}\nenvs:\n  - name: HF_TOKEN\n    value: ${HUB_TOKEN}\n`)),
  ...each("secret-literal", ["langgraph"], (text) => replaced(text, /"env": "[^"]*"/, `"env": { "OPENAI_API_KEY": "${SECRET}" }`)),
  ...each("env-undefined", ["hydra", "litgpt", "torchtune"], (text) => replaced(text, /\$\{oc\.env:(\w+)\}/, (_whole, name = "") => `\${oc.evn:${name}}`)),
  ...each("retired-model", ["promptfoo"], (text) => replaced(text, /gpt-4o-mini|claude-3-5-sonnet-20241022|claude-3-haiku-20240307/, "claude-instant-1.2")),
  ...each("retired-model", ["nemo-guardrails", "litellm", "prompty"], (text) => replaced(text, /^( +(?:model|id): )"?(?:gpt-3\.5-turbo\S*|gpt-4o|gpt-4)"?$/m, (_whole, head = "") => `${head}gpt-4-0314`)),
  ...each("retired-model", ["nemo-guardrails"], (text) => replaced(text, /^( +model: )gemini-1\.0-pro/m, (_whole, head = "") => `${head}chat-bison@001`)),
  ...each("retired-model", ["litellm"], (text) => replaced(text, /model: (?:openai\/gpt-4o|anthropic\/fake|azure\/gpt-4)$/m, "model: gemini/gemini-1.0-pro")),
];
