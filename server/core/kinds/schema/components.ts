import { findFromHere } from "../../facts/config/paths.ts";
import { memo, rememberedByText } from "../../memo.ts";
import type { Entry, Mapping, Node, Scalar } from "../../syntax/data/node.ts";
import { walk } from "../../syntax/data/access.ts";
import { nearest } from "../../text/nearest.ts";
import type { Snapshot } from "../../workspace/snapshot.ts";
import { modulesOf, namesOf, type ComponentTable, type Signature, signatureIn } from "./componentTable.ts";
import { HAYSTACK_COMPONENTS } from "./fields/haystackComponents.ts";
import { LIGHTNING_COMPONENTS } from "./fields/lightningComponents.ts";
import { TORCH_COMPONENTS } from "./fields/torchComponents.ts";
import { TORCHTUNE_COMPONENTS } from "./fields/torchtuneComponents.ts";
import { signatureInWorkspace } from "./pythonSignature.ts";
import type { MapShape } from "./shape.ts";
import { validate, type SchemaProblem } from "./validate.ts";

/** A class or function that a config names, and what it gives it. */
export interface ComponentUse {
  /** The import path, or the name alone. */
  readonly at: Scalar;
  readonly holder: Mapping;
  readonly given: readonly Entry[];
}

/** All uses below a node: the import path stands under `key`, the arguments under `within`, or beside it where that is not said. */
export function* componentUses(root: Node | undefined, key: string, within?: string): Generator<ComponentUse> {
  for (const { node } of root ? walk(root) : []) {
    if (node.type !== "mapping") continue;
    const at = node.entries.find((entry) => entry.key.text === key)?.value;
    if (at?.type !== "scalar" || !/^[A-Za-z_][\w.]*$/.test(at.text)) continue;
    const inner = within === undefined ? node : node.entries.find((entry) => entry.key.text === within)?.value;
    yield { at, holder: node, given: inner?.type === "mapping" ? inner.entries.filter((entry) => entry.value !== at) : [] };
  }
}

interface Library {
  readonly name: string;
  readonly table: ComponentTable;
  /** The import path as the table has it; `undefined` where it is none of the library. */
  readonly inTable: (path: string) => string | undefined;
}

const under = (root: string) => (path: string): string | undefined => (path.startsWith(`${root}.`) ? path : undefined);

const LIBRARIES: readonly Library[] = [
  { name: "torchtune", table: TORCHTUNE_COMPONENTS, inTable: under("torchtune") },
  { name: "Haystack", table: HAYSTACK_COMPONENTS, inTable: under("haystack") },
  { name: "Lightning", table: LIGHTNING_COMPONENTS, inTable: (path) => (/^(?:lightning\.pytorch|pytorch_lightning)\./.test(path) ? path.replace(/^(?:lightning\.pytorch|pytorch_lightning)/, "pytorch") : undefined) },
  { name: "PyTorch", table: TORCH_COMPONENTS, inTable: (path) => (/^torch\.optim\.|^torch\.nn\.(?:\w+\.)*\w+Loss\w*$/.test(path) ? path : undefined) },
];

/** The library that an import path leads to. */
const libraryOf = (path: string): Library | undefined => LIBRARIES.find(({ inTable }) => inTable(path) !== undefined);

export const isOfLibrary = (path: string): boolean => libraryOf(path) !== undefined;

export interface FoundSignature extends Signature {
  /** Where it was read, for people: `torchtune 0.3.1 to 0.6.1`, or the file of the workspace. */
  readonly from: string;
}

/** What an import path takes, where a library that we know or the workspace defines it. `bare` names are looked up in that library. */
export function signatureAt(path: string, uri: string, snapshot: Snapshot, bare?: "Lightning"): FoundSignature | undefined {
  const library = path.includes(".") ? libraryOf(path) : LIBRARIES.find(({ name }) => name === bare);
  const name = path.slice(path.lastIndexOf(".") + 1);
  if (!library) {
    const file = path.includes(".") ? findFromHere(uri, `${path.split(".").slice(0, -1).join("/")}.py`, snapshot) : undefined;
    return file?.state === "found" ? signatureInWorkspace(file.uri, name, snapshot) : undefined;
  }
  const signature = signatureIn(library.table, name);
  return signature && fromLibrary(library)(signature);
}

const fromLibrary = memo(({ name, table }: Library) => memo((signature: Signature): FoundSignature => ({ ...signature, from: `${name} ${table.releases}` })));

const NOTHING: MapShape["keys"] = {};

const shapeWith = memo((besides: MapShape["keys"]) => memo(({ open, keys }: FoundSignature): MapShape => ({ is: "map", unknown: open ? "allow" : "suggest", aliases: ALIASES, keys: { ...keys, ...besides } })));

/** Arguments that are misspelt, unknown, or of another type than the signature says. */
export function* argumentProblems({ at, holder, given }: ComponentUse, signature: FoundSignature, besides: MapShape["keys"] = NOTHING): Generator<SchemaProblem> {
  const shape = shapeWith(besides)(signature);
  const owner = `\`${signature.name}\``;
  const told = new Set<number>();
  const [first] = given;
  if (!first) return;
  for (const problem of validate({ ...holder, entries: given }, shape, owner)) {
    told.add(problem.at.start);
    yield problem;
  }
  if (signature.open || Object.keys(signature.keys).length === 0) return;
  for (const { key } of given) {
    if (key.text in shape.keys || told.has(key.span.start) || key.text.startsWith("_") || /[${<]/.test(key.text)) continue;
    yield { at: key.span, severity: "warning", message: `\`${shortName(at.text)}\` takes no \`${key.text}\` (as ${signature.from} has it), so it cannot be made. It takes ${listed(Object.keys(shape.keys))}.` };
  }
}

/** Names that other libraries give the same setting. */
const ALIASES: Readonly<Record<string, string>> = { learning_rate: "lr", wd: "weight_decay", max_seq_length: "max_seq_len", pack: "packed", packing: "packed", k: "top_k", topk: "top_k", num_epochs: "max_epochs", checkpoint_path: "checkpoint_dir", model_name: "model", model_name_or_path: "model" };

/** The right import path of one that is misspelt; `undefined` where it is known, or where nothing like it is. */
export const meantPath = (path: string, bare?: "Lightning"): MeantPath | undefined => (bare ? meantOfLightning : meantAnywhere)(path);

export interface MeantPath {
  readonly path: string;
  readonly library: string;
}

const MOST_PATHS = 2000;
const meantAnywhere = rememberedByText((path) => searchPath(path), MOST_PATHS);
const meantOfLightning = rememberedByText((path) => searchPath(path, "Lightning"), MOST_PATHS);

function searchPath(path: string, bare?: "Lightning"): MeantPath | undefined {
  const library = path.includes(".") ? libraryOf(path) : LIBRARIES.find(({ name }) => name === bare);
  if (!library) return misspeltRoot(path);
  const full = path.includes(".") ? (library.inTable(path) ?? path) : `.${path}`;
  const [module, name] = [full.slice(0, full.lastIndexOf(".")), full.slice(full.lastIndexOf(".") + 1)];
  const rest = path.slice(0, path.length - name.length);
  const names = namesOf(library.table);
  const modules = modulesOf(library.table);
  const release = `${library.name} ${library.table.releases}`;
  const knownModule = module === "" || modules.has(module);
  if (knownModule && !names.has(name)) {
    const meant = word(name, names.keys());
    return meant === undefined ? undefined : { path: `${rest}${meant}`, library: release };
  }
  const near = knownModule ? undefined : word(module, modules);
  return near === undefined || !names.has(name) ? undefined : { path: `${near.replace(/^pytorch\b/, path.startsWith("pytorch_lightning") ? "pytorch_lightning" : "lightning.pytorch")}.${name}`, library: release };
}

const ROOTS = ["torchtune", "haystack", "lightning", "pytorch_lightning"];

function misspeltRoot(path: string): MeantPath | undefined {
  const [root = "", ...others] = path.split(".");
  const meant = others.length < 2 || ROOTS.includes(root) ? undefined : nearest(root, ROOTS, 2);
  const name = others.at(-1) ?? "";
  const known = meant === undefined ? undefined : LIBRARIES.find(({ table, name: library }) => library.toLowerCase() === meant.replace("pytorch_", "") && namesOf(table).has(name));
  return known && meant !== undefined ? { path: [meant, ...others].join("."), library: `${known.name} ${known.table.releases}` } : undefined;
}

/** The word that is meant; words that differ in numbers only are other models or releases. */
function word(written: string, known: Iterable<string>): string | undefined {
  const meant = nearest(written, known, 3);
  return meant === undefined || meant.replace(/\d/g, "") === written.replace(/\d/g, "") ? undefined : meant;
}

const shortName = (path: string): string => path.slice(path.lastIndexOf(".") + 1);

function listed(names: readonly string[]): string {
  const shown = names.slice(0, MOST_NAMED).map((name) => `\`${name}\``);
  return names.length > MOST_NAMED ? `${shown.join(", ")} and ${names.length - MOST_NAMED} more` : shown.join(", ");
}

const MOST_NAMED = 8;
