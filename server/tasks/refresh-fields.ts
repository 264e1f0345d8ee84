/**
 * `node server/tasks/refresh-fields.ts FOLDER [TABLE…]`, for maintainers: writes what schemas know of the arguments of training tools
 * (names, types, defaults; no texts) from their Python sources. FOLDER holds unpacked releases from the Python Package Index,
 * each in a folder `name-version`; several releases of one tool are joined, so that older files stay right.
 */
import { execFileSync } from "node:child_process";
import { globSync, readdirSync, writeFileSync } from "node:fs";

interface Source {
  readonly file: string;
  readonly constant: string;
  readonly packages: readonly string[];
  /** Apache-2.0 unless said. */
  readonly licence?: string;
  readonly sources: readonly string[];
  /** Classes whose fields stand on the top level of the file, and those that they hold, are written. */
  readonly classes: readonly string[] | RegExp;
  /** Classes that stand for each other, such as all online stores, under one name. */
  readonly joins?: Readonly<Record<string, RegExp>>;
  /** Further classes to write, under their own names. */
  readonly more?: readonly string[];
  /** What the fields hold is left open. */
  readonly shallow?: boolean;
  /** Only fields that this many of the classes have. */
  readonly atLeast?: number;
}

interface Field {
  readonly types: readonly string[];
  readonly default: string;
}

const TRANSFORMERS = ["transformers-*/transformers/training_args.py", "transformers-*/transformers/training_args_seq2seq.py", "transformers-*/transformers/trainer_utils.py"];
const SOURCES: readonly Source[] = [
  { file: "trainingArguments", constant: "TRAINING_ARGUMENTS", packages: ["transformers", "trl"], sources: [...TRANSFORMERS, "trl-*/trl/trainer/*config*.py", "trl-*/trl/experimental/*/*config*.py", "trl-*/trl/scripts/utils.py"], classes: ["Seq2SeqTrainingArguments", "ModelConfig", "ScriptArguments", "SFTConfig", "DPOConfig", "GRPOConfig", "KTOConfig", "RewardConfig", "RLOOConfig", "ORPOConfig", "CPOConfig", "PPOConfig", "GKDConfig", "OnlineDPOConfig"] },
  { file: "llamafactory", constant: "LLAMAFACTORY_ARGUMENTS", packages: ["llamafactory"], sources: [...TRANSFORMERS, "llamafactory-*/llamafactory/hparams/*_args.py"], classes: ["ModelArguments", "DataArguments", "TrainingArguments", "FinetuningArguments", "GeneratingArguments", "EvaluationArguments"] },
  { file: "axolotl", constant: "AXOLOTL_FIELDS", packages: ["axolotl"], sources: [...TRANSFORMERS, "axolotl-*/**/utils/schemas/*.py", "axolotl-*/**/integrations/*/args.py"], classes: ["AxolotlInputConfig", "CutCrossEntropyArgs", "DenseMixerArgs", "DiffusionArgs", "GrokfastArgs", "KDArgs", "LigerArgs", "LMEvalArgs", "SpectrumArgs", "SwanLabConfig", "LLMCompressorArgs", "KernelsArgs", "NemoGymArgs", "ExpertParallelArgs", "MoraArgs"] },
  { file: "peft", constant: "PEFT_FIELDS", packages: ["peft"], sources: ["peft-*/peft/config.py", "peft-*/peft/tuners/tuners_utils.py", "peft-*/peft/tuners/*/config.py", "peft-*/peft/utils/peft_types.py"], classes: /Config$/, shallow: true },
  { file: "modelConfig", constant: "MODEL_FIELDS", packages: ["transformers"], sources: ["transformers-*/transformers/models/*/configuration_*.py"], classes: /Config$/, shallow: true, atLeast: 4 },
  { file: "litellm", constant: "LITELLM_FIELDS", packages: ["litellm"], licence: "MIT", sources: ["litellm-*/litellm/proxy/_types.py", "litellm-*/litellm/types/router.py"], classes: ["ConfigGeneralSettings"], more: ["GenericLiteLLMParams", "UpdateRouterConfig", "ModelInfo"], shallow: true },
  { file: "rayServe", constant: "RAY_SERVE_FIELDS", packages: ["ray"], sources: ["ray-*/ray/serve/config.py", "ray-*/ray/serve/schema.py"], classes: ["ServeDeploySchema"] },
  { file: "feast", constant: "FEAST_FIELDS", packages: ["feast"], sources: ["feast-*/feast/repo_config.py", "feast-*/feast/infra/**/*.py", "feast-*/feast/permissions/auth_model.py"], classes: ["RepoConfig"], more: ["MaterializationConfig"], joins: { OnlineStore: /OnlineStoreConfig$/, OfflineStore: /OfflineStoreConfig$/, Registry: /RegistryConfig$/, Engine: /EngineConfig$/, Auth: /AuthConfig$/ }, shallow: true },
  { file: "nemo", constant: "NEMO_FIELDS", packages: ["nemoguardrails"], sources: ["nemoguardrails-*/nemoguardrails/rails/llm/config.py"], classes: ["RailsConfig"] },
  { file: "zenml", constant: "ZENML_FIELDS", packages: ["zenml"], sources: ["zenml-*/zenml/config/*.py"], classes: ["PipelineRunConfiguration"], more: ["DockerSettings", "ResourceSettings"] },
  { file: "argo", constant: "ARGO_FIELDS", packages: ["hera"], sources: ["hera-*/hera/workflows/models/io/argoproj/workflow/v1alpha1.py"], classes: ["WorkflowSpec"], more: ["CronWorkflowSpec"] },
  { file: "kserve", constant: "KSERVE_FIELDS", packages: ["kserve"], sources: ["kserve-*/kserve/models/*.py"], classes: ["V1beta1InferenceServiceSpec"], more: ["V1alpha1ServingRuntimeSpec", "V1alpha1InferenceGraphSpec", "V1alpha1TrainedModelSpec"] },
  { file: "azureml", constant: "AZUREML_FIELDS", packages: ["azure_ai_ml"], licence: "MIT", sources: ["azure_ai_ml-*/azure/ai/ml/_schema/**/*.py"], classes: /Schema$/, shallow: true },
];

const [folder, ...chosen] = process.argv.slice(2);
if (folder === undefined) throw new Error("say where the unpacked releases are: node server/tasks/refresh-fields.ts FOLDER [TABLE…]");
for (const source of SOURCES) if (chosen.length === 0 || chosen.includes(source.file)) write(folder, source);

function write(releases: string, { file, constant, packages, licence = "Apache-2.0", sources, classes, more = [], joins = {}, shallow = false, atLeast = 0 }: Source): void {
  const paths = sources.flatMap((pattern) => globSync(`${releases}/${pattern}`).toSorted(byRelease));
  const known = JSON.parse(execFileSync("python3", ["server/tasks/fields/classes.py", ...paths], { encoding: "utf8", maxBuffer: 1e8 })) as Classes;
  const versions = readdirSync(releases).filter((name) => packages.some((one) => new RegExp(`^${one}-\\d[\\d.]*$`).test(name))).toSorted(byRelease);
  const matching = (pattern: RegExp): readonly Fields[] => Object.keys(known).filter((name) => pattern.test(name)).map((name) => known[name]?.fields ?? {});
  const openly = (fields: Fields): Fields => (shallow ? mapTypes(fields, (type) => (type.includes("@") ? "any" : type)) : fields);
  const top = joined((classes instanceof RegExp ? matching(classes) : classes.map((name) => fieldsOf(known, name))).map(openly), atLeast);
  const tables = new Map<string, Fields>([["", top], ...more.map((name) => [name, openly(fieldsOf(known, name))] as const), ...Object.entries(joins).map(([name, pattern]) => [name, openly(joined(Object.keys(known).filter((one) => pattern.test(one)).map((one) => fieldsOf(known, one)), 0))] as const)]);
  for (const fields of tables.values()) for (const name of namedIn(fields)) if (!tables.has(name)) tables.set(name, fieldsOf(known, name));
  const body = [...tables].map(([name, fields]) => `  ${JSON.stringify(name)}: {\n${Object.entries(fields).toSorted(([a], [b]) => (a < b ? -1 : 1)).map(([key, field]) => `    ${/^\w+$/.test(key) ? key : JSON.stringify(key)}: ${JSON.stringify(spelled(field))},`).join("\n")}\n  },`);
  const target = `server/core/kinds/schema/fields/${file}.ts`;
  writeFileSync(target, `// Written by \`node server/tasks/refresh-fields.ts\`: names, types and defaults of the fields of ${versions.join(", ")} (${licence}), read on ${new Date().toISOString().slice(0, 10)}.\nimport type { FieldTables } from "../fields.ts";\n\nexport const ${constant}: FieldTables = {\n${body.join("\n")}\n};\n`);
  console.log(`wrote: ${target}, ${Object.keys(top).length} fields`);
}

type Fields = Readonly<Record<string, Field>>;

type Classes = Readonly<Record<string, { readonly bases: readonly string[]; readonly fields: Fields }>>;

function fieldsOf(known: Classes, name: string): Fields {
  const found = known[name];
  if (!found) return {};
  return Object.assign({}, ...found.bases.map((base) => fieldsOf(known, base)), found.fields) as Record<string, Field>;
}

/** A key that several classes have may be what any of them takes. */
function joined(classes: readonly Fields[], atLeast: number): Fields {
  const all: Record<string, Field> = {};
  const times: Record<string, number> = {};
  for (const [name, field] of classes.flatMap((fields) => Object.entries(fields))) {
    all[name] = { types: [...new Set([...(all[name]?.types ?? []), ...field.types])], default: all[name] && all[name].default !== field.default ? "" : field.default };
    times[name] = (times[name] ?? 0) + 1;
  }
  const often = Object.keys(all).filter((name) => (times[name] ?? 0) >= atLeast);
  // A rare name that looks like a frequent one must not be taken for a misspelling of it.
  return Object.fromEntries(Object.entries(all).filter(([name]) => (times[name] ?? 0) >= atLeast || often.some((other) => isAlike(name, other))));
}

/** A letter more, a letter less, or the same letters in another order. */
function isAlike(name: string, other: string): boolean {
  const [short, long] = name.length < other.length ? [name, other] : [other, name];
  if (short.length === long.length) return Array.from(short).toSorted().join("") === Array.from(long).toSorted().join("");
  return long.length - short.length === 1 && Array.from(long).some((_, at) => long.slice(0, at) + long.slice(at + 1) === short);
}

function mapTypes(fields: Fields, change: (type: string) => string): Fields {
  return Object.fromEntries(Object.entries(fields).map(([name, field]) => [name, { ...field, types: field.types.map(change) }]));
}

function namedIn(fields: Fields): readonly string[] {
  return Object.values(fields).flatMap(({ types }) => types.flatMap((type) => [...type.matchAll(/@(\w+)/g)].map((match) => match[1] ?? "")));
}

function spelled(field: Field): string {
  return `${field.types.join("|") || "any"}${field.default === "" || field.default.length > 40 ? "" : ` = ${field.default}`}`;
}

/** `trl-0.12.2` comes before `trl-1.16.0`, and `4.57` before `5.23`. */
function byRelease(a: string, b: string): number {
  return a.localeCompare(b, "en", { numeric: true });
}
