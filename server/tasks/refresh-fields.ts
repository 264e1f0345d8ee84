/**
 * `node server/tasks/refresh-fields.ts FOLDER`, for maintainers: writes what schemas know of the arguments of training tools
 * (names, types, defaults; no texts) from their Python sources. FOLDER holds unpacked releases from the Python Package Index,
 * each in a folder `name-version`; several releases of one tool are joined, so that older files stay right.
 */
import { execFileSync } from "node:child_process";
import { globSync, readdirSync, writeFileSync } from "node:fs";

interface Source {
  readonly file: string;
  readonly constant: string;
  readonly packages: readonly string[];
  readonly sources: readonly string[];
  /** Classes whose fields stand on the top level of the file, and those that they hold, are written. */
  readonly classes: readonly string[] | RegExp;
  /** Only fields that this many of the classes have; what they hold is then left open. */
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
  { file: "peft", constant: "PEFT_FIELDS", packages: ["peft"], sources: ["peft-*/peft/config.py", "peft-*/peft/tuners/tuners_utils.py", "peft-*/peft/tuners/*/config.py", "peft-*/peft/utils/peft_types.py"], classes: /Config$/, atLeast: 1 },
  { file: "modelConfig", constant: "MODEL_FIELDS", packages: ["transformers"], sources: ["transformers-*/transformers/models/*/configuration_*.py"], classes: /Config$/, atLeast: 4 },
];

const [folder] = process.argv.slice(2);
if (folder === undefined) throw new Error("say where the unpacked releases are: node server/tasks/refresh-fields.ts FOLDER");
for (const source of SOURCES) write(folder, source);

function write(releases: string, { file, constant, packages, sources, classes, atLeast = 0 }: Source): void {
  const paths = sources.flatMap((pattern) => globSync(`${releases}/${pattern}`).toSorted(byRelease));
  const known = JSON.parse(execFileSync("python3", ["server/tasks/fields/classes.py", ...paths], { encoding: "utf8", maxBuffer: 1e8 })) as Classes;
  const versions = readdirSync(releases).filter((name) => packages.some((one) => new RegExp(`^${one}-\\d[\\d.]*$`).test(name))).toSorted(byRelease);
  const names = classes instanceof RegExp ? Object.keys(known).filter((name) => classes.test(name)) : classes;
  const top = joined(names.map((name) => (atLeast > 0 ? (known[name]?.fields ?? {}) : fieldsOf(known, name))), atLeast);
  const tables = new Map<string, Readonly<Record<string, Field>>>([["", top]]);
  for (const fields of tables.values()) for (const name of namedIn(fields)) if (!tables.has(name)) tables.set(name, fieldsOf(known, name));
  const body = [...tables].map(([name, fields]) => `  ${JSON.stringify(name)}: {\n${Object.entries(fields).toSorted(([a], [b]) => (a < b ? -1 : 1)).map(([key, field]) => `    ${key}: ${JSON.stringify(spelled(field))},`).join("\n")}\n  },`);
  const target = `server/core/kinds/schema/fields/${file}.ts`;
  writeFileSync(target, `// Written by \`node server/tasks/refresh-fields.ts\`: names, types and defaults of the fields of ${versions.join(", ")} (Apache-2.0), read on ${new Date().toISOString().slice(0, 10)}.\nimport type { FieldTables } from "../fields.ts";\n\nexport const ${constant}: FieldTables = {\n${body.join("\n")}\n};\n`);
  console.log(`wrote: ${target}, ${Object.keys(top).length} fields`);
}

type Classes = Readonly<Record<string, { readonly bases: readonly string[]; readonly fields: Readonly<Record<string, Field>> }>>;

function fieldsOf(known: Classes, name: string): Readonly<Record<string, Field>> {
  const found = known[name];
  if (!found) return {};
  return Object.assign({}, ...found.bases.map((base) => fieldsOf(known, base)), found.fields) as Record<string, Field>;
}

/** A key that several classes have may be what any of them takes. */
function joined(classes: readonly Readonly<Record<string, Field>>[], atLeast: number): Readonly<Record<string, Field>> {
  const all: Record<string, Field> = {};
  const times: Record<string, number> = {};
  for (const [name, field] of classes.flatMap((fields) => Object.entries(fields))) {
    const types = atLeast > 0 ? field.types.map((type) => (type.includes("@") ? "any" : type)) : field.types;
    all[name] = { types: [...new Set([...(all[name]?.types ?? []), ...types])], default: all[name] && all[name].default !== field.default ? "" : field.default };
    times[name] = (times[name] ?? 0) + 1;
  }
  return Object.fromEntries(Object.entries(all).filter(([name]) => (times[name] ?? 0) >= atLeast));
}

function namedIn(fields: Readonly<Record<string, Field>>): readonly string[] {
  return Object.values(fields).flatMap(({ types }) => types.flatMap((type) => [...type.matchAll(/@(\w+)/g)].map((match) => match[1] ?? "")));
}

function spelled(field: Field): string {
  return `${field.types.join("|") || "any"}${field.default === "" || field.default.length > 40 ? "" : ` = ${field.default}`}`;
}

/** `trl-0.12.2` comes before `trl-1.16.0`, and `4.57` before `5.23`. */
function byRelease(a: string, b: string): number {
  return a.localeCompare(b, "en", { numeric: true });
}
