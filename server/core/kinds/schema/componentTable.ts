import { memo } from "../../memo.ts";
import { shapeOfType } from "./fields.ts";
import { key, type Key, type MapShape } from "./shape.ts";

/** What the classes and functions of a library take, as its sources say; one row for all with the same arguments. */
export interface ComponentTable {
  /** Which releases were read, such as `0.3.1 to 0.6.1`. */
  readonly releases: string;
  /** Modules by their import path, parted by spaces. */
  readonly modules: string;
  readonly components: readonly (readonly [names: string, taking: string])[];
}

/** What one class or function takes. */
export interface Signature {
  readonly name: string;
  readonly keys: MapShape["keys"];
  /** It takes whatever else is given. */
  readonly open: boolean;
  /** What flows in and out of a component of a pipeline; `undefined` where that depends on its arguments. */
  readonly inputs?: readonly string[] | undefined;
  readonly outputs?: readonly string[] | undefined;
}

/** The names of a table, and where their signatures stand. */
export const namesOf: (table: ComponentTable) => ReadonlyMap<string, string> = memo((table: ComponentTable) => new Map(table.components.flatMap(([names, taking]) => names.split(" ").map((name) => [name, taking] as const))));

export const modulesOf: (table: ComponentTable) => ReadonlySet<string> = memo((table: ComponentTable) => new Set(table.modules.split(" ")));

export function signatureIn(table: ComponentTable, name: string): Signature | undefined {
  const known = signaturesOf(table);
  const taking = namesOf(table).get(name);
  const signature = known.get(name) ?? (taking === undefined ? undefined : read(name, taking));
  if (signature) known.set(name, signature);
  return signature;
}

/** Those that were asked for. */
const signaturesOf = memo<ComponentTable, Map<string, Signature>>(() => new Map());

function read(name: string, taking: string): Signature {
  const fields = taking.split("; ").flatMap((field): readonly (readonly [string, string])[] => {
    const colon = field.indexOf(":");
    return colon < 0 ? [] : [[field.slice(0, colon), field.slice(colon + 2)]];
  });
  const given = fields.filter(([field]) => /^\w/.test(field));
  return {
    name,
    keys: Object.fromEntries(given.map(([field, type]) => [field, keyOf(field, type)])),
    open: fields.some(([field]) => field === "**"),
    inputs: socketsOf(fields, "<"),
    outputs: socketsOf(fields, ">"),
  };
}

function socketsOf(fields: readonly (readonly [string, string])[], sign: "<" | ">"): readonly string[] | undefined {
  const names = fields.flatMap(([field]) => (field.startsWith(sign) ? [field.slice(1)] : []));
  return names.length === 0 || names.includes("**") ? undefined : names;
}

/** One argument in notation; its name tells of its limits where the signature does not. */
export function keyOf(name: string, spelled: string): Key {
  const [type = "any", value] = spelled.split(" = ");
  const limits = LIMITS.find(([pattern]) => pattern.test(name))?.[1] ?? "";
  const narrowed = limits === "" ? type : type.replace(/\b(int|num)\b(?![>=<])/g, `$1${limits}`);
  return key(shapeOfType(narrowed), value === undefined ? "" : `Default: \`${value}\`.`);
}

const LIMITS: readonly (readonly [RegExp, string])[] = [
  [/^(?:learning_rate|lr)$/, ">=0<=1"],
  [/(?:^|_)dropout$|^label_smoothing$/, ">=0<=1"],
  [/^(?:batch_size|mini_batch_size|top_k|lora_rank|step_size|split_length|max_seq_len|num_output_chunks)$/, ">=1"],
  [/^(?:weight_decay|eps|momentum|temperature|lora_alpha|patience|min_delta|split_overlap|num_warmup_steps|wait_steps|warmup_steps|active_steps|timeout)$/, ">=0"],
  [/^save_top_k$/, ">=-1"],
];
