import { effectsOf } from "../../facts/python/effects/effects.ts";
import { dottedName, importsOf, resolveName } from "../../facts/python/imports.ts";
import type { Expression } from "../../syntax/python/expressionTree.ts";
import type { ReadNotebook } from "../convert-notebook-read.ts";

/** What a name holds, as far as the code tells: an annotation that can be written in every module that imports its root. */
export type Types = ReadonlyMap<string, string>;

/** Only where every setting of a name has the same type; everything else is `Any`. */
export function typesOf({ document, plan, chunks }: ReadNotebook): Types {
  const imports = importsOf(document);
  const available = new Set(plan.imports.flatMap(({ names }) => [...names.binds]));
  const types = new Map<string, string | undefined>();
  const changed = new Set(effectsOf(document).flatMap(({ mutates, mayMutate }) => [...mutates, ...mayMutate]));
  for (const { statement, names } of chunks) {
    const found = statement.type === "assign" && statement.value ? typesBound(statement.targets, statement.value, { imports, available, types, changed, text: document.text }) : new Map<string, string | undefined>();
    for (const name of names.binds) types.set(name, types.has(name) && types.get(name) !== found.get(name) ? undefined : found.get(name));
  }
  return new Map([...types].flatMap(([name, type]) => (type === undefined ? [] : [[name, type] as const])));
}

/** `a = b = value` and the parts of a split. */
function typesBound(targets: readonly Expression[], value: Expression, known: Known): ReadonlyMap<string, string | undefined> {
  const [target, ...more] = targets;
  if (target?.type === "tuple" && more.length === 0) return splitTypes(target.items, value, known);
  return new Map(targets.flatMap((one) => (one.type === "name" ? [[one.name, plainType(one.name, typeOf(value, known), known)] as const] : [])));
}

/** What is added to a list later may be anything. */
const plainType = (name: string, type: string | undefined, { changed }: Known): string | undefined => (changed.has(name) && type !== undefined && /^(?:list|dict)\[/.test(type) ? `${type.slice(0, type.indexOf("["))}[${type.startsWith("list") ? "Any" : "Any, Any"}]` : type);

/** `train_test_split` gives two of each kind that it takes. */
function splitTypes(items: readonly Expression[], value: Expression, known: Known): ReadonlyMap<string, string | undefined> {
  if (value.type !== "call" || dottedName(value.callee)?.split(".").at(-1) !== "train_test_split") return new Map();
  const given = value.arguments.filter(({ kind, name }) => kind === "plain" && name === undefined).flatMap((argument) => [typeOf(argument.value, known), typeOf(argument.value, known)]);
  return new Map(items.flatMap((item, index) => (item.type === "name" && /\.(?:DataFrame|Series|ndarray)$/.test(given[index] ?? "") ? [[item.name, given[index]] as const] : [])));
}

interface Known {
  readonly text: string;
  readonly imports: ReadonlyMap<string, string>;
  readonly available: ReadonlySet<string>;
  readonly types: ReadonlyMap<string, string | undefined>;
  /** Names of objects that something changes in place. */
  readonly changed: ReadonlySet<string>;
}

function typeOf(value: Expression, known: Known): string | undefined {
  switch (value.type) {
    case "text":
      return value.bytes ? "bytes" : "str";
    case "formattedText":
      return "str";
    case "true":
    case "false":
      return "bool";
    case "compare": {
      const left = value.operands[0] && typeOf(value.operands[0], known);
      return COLUMNS.test(left ?? "") && value.operators.every((operator) => /^[=!<>]/.test(operator)) ? left : undefined;
    }
    case "binary":
      return computedType(typeOf(value.left, known), value.operator, typeOf(value.right, known));
    case "number":
      return /^[\d_]+$/.test(known.text.slice(value.start, value.end)) ? "int" : Number.isInteger(value.value) ? undefined : "float";
    case "list":
      return `list[${uniform(value.items, known) ?? "Any"}]`;
    case "listComprehension":
      return "list[Any]";
    case "dictionary": {
      const [keys, values] = [uniform(value.entries.map(({ key }) => key ?? value), known), uniform(value.entries.map((entry) => entry.value), known)];
      return keys === "str" && values !== undefined ? `dict[str, ${values}]` : "dict[Any, Any]";
    }
    case "dictionaryComprehension":
      return "dict[Any, Any]";
    case "subscript":
      return partType(value, known);
    case "attribute":
      return value.name.name === "values" && TABLES.test(value.value.type === "name" ? (known.types.get(value.value.name) ?? "") : "") ? arrayType(known) : undefined;
    case "name":
      return known.types.get(value.name);
    case "call":
      return callType(value.callee, known);
    default:
      return undefined;
  }
}

const COLUMNS = /\.(?:Series|ndarray)$/;

/** Of a column and a number, or of two values of one plain type. */
function computedType(left: string | undefined, operator: string, right: string | undefined): string | undefined {
  if (left === undefined || right === undefined) return undefined;
  const column = [left, right].filter((type) => COLUMNS.test(type)).toSorted()[1] ?? [left, right].find((type) => COLUMNS.test(type));
  if (column !== undefined) return [left, right].every((type) => COLUMNS.test(type) || /^(?:int|float)$/.test(type)) && (left === right || !COLUMNS.test(left) || !COLUMNS.test(right)) ? column : undefined;
  return left === right && ((operator === "+" && left === "str") || (/^[-+*]$/.test(operator) && /^(?:int|float)$/.test(left))) ? left : undefined;
}

/** The type of all items, where these are plain values of one type. */
function uniform(items: readonly Expression[], known: Known): string | undefined {
  const kinds = new Set(items.map((item) => (/^(?:text|number|true|false)$/.test(item.type) ? typeOf(item, known) : undefined)));
  const [only] = kinds;
  return kinds.size === 1 ? only : undefined;
}

/** `df["a"]` is a column, `df[["a", "b"]]` and `df[df.a > 1]` are tables. */
function partType({ value, index }: Extract<Expression, { readonly type: "subscript" }>, known: Known): string | undefined {
  const owner = value.type === "name" ? known.types.get(value.name) : undefined;
  const [only, ...more] = index;
  if (!owner?.endsWith(".DataFrame") || !only || more.length > 0) return undefined;
  if (only.type === "text") return owner.replace(/DataFrame$/, "Series");
  return only.type === "list" || only.type === "compare" ? owner : undefined;
}

const TABLES = /\.(?:DataFrame|Series)$/;

function arrayType(known: Known): string | undefined {
  const alias = aliasOf("numpy", known);
  return alias === undefined ? undefined : `${alias}.ndarray`;
}

const ARRAYS = /^numpy\.(?:array|zeros|ones|full|empty|arange|linspace|logspace|eye|zeros_like|ones_like|random\.(?:rand|randn|random|normal|uniform|permutation))$/;

/** A class is called by its name; a few functions are known by what they give. */
function callType(callee: Expression, known: Known): string | undefined {
  if (callee.type === "name" && /^(?:int|float|str|bool)$/.test(callee.name) && !known.types.has(callee.name)) return callee.name;
  if (callee.type === "name" && callee.name === "len" && !known.types.has("len")) return "int";
  const dotted = dottedName(callee);
  const root = dotted?.split(".")[0] ?? "";
  if (dotted !== undefined && known.available.has(root)) {
    const last = dotted.split(".").at(-1) ?? "";
    const full = resolveName(dotted, known.imports);
    const alias = aliasOf("pandas", known);
    if (ARRAYS.test(full)) return arrayType(known);
    if (alias !== undefined && /^pandas\.(?:read_(?!html|hdf|pickle|json$)\w+|get_dummies|DataFrame|crosstab|pivot_table)$/.test(full)) return `${alias}.DataFrame`;
    return /^[A-Z][A-Za-z\d]*[a-z][A-Za-z\d]*$/.test(last) && isLibraryClass(full) ? dotted : undefined;
  }
  const method = callee.type === "attribute" ? callee.name.name : "";
  const owner = callee.type === "attribute" && callee.value.type === "name" ? known.types.get(callee.value.name) : undefined;
  if (method === "to_numpy" && TABLES.test(owner ?? "")) return arrayType(known);
  if (method === "fit" && callee.type === "attribute" && callee.value.type === "call") return typeOf(callee.value, known);
  return owner?.endsWith(".DataFrame") && FRAME_METHODS.has(method) ? owner : undefined;
}

/** Of these it is known that a capitalised name is a class, not a function that makes something else. */
const isLibraryClass = (name: string): boolean => /^(?:sklearn|xgboost|lightgbm|catboost|imblearn|collections|pathlib|statsmodels)\./.test(name);

const FRAME_METHODS = new Set("copy dropna fillna drop drop_duplicates reset_index set_index sort_values sort_index rename assign astype query merge join head tail sample describe round replace".split(" "));

const aliasOf = (module: string, { imports, available }: Known): string | undefined => [...imports].find(([name, target]) => target === module && available.has(name))?.[0];
