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
  for (const { statement, names } of chunks) {
    const value = statement.type === "assign" && statement.targets.every(({ type }) => type === "name") ? statement.value : undefined;
    for (const name of names.binds) {
      const found = value && typeOf(value, { imports, available, types, text: document.text });
      types.set(name, types.has(name) && types.get(name) !== found ? undefined : found);
    }
  }
  return new Map([...types].flatMap(([name, type]) => (type === undefined ? [] : [[name, type] as const])));
}

interface Known {
  readonly text: string;
  readonly imports: ReadonlyMap<string, string>;
  readonly available: ReadonlySet<string>;
  readonly types: ReadonlyMap<string, string | undefined>;
}

function typeOf(value: Expression, known: Known): string | undefined {
  switch (value.type) {
    case "text":
      return value.bytes ? "bytes" : "str";
    case "formattedText":
      return "str";
    case "true":
    case "false":
    case "compare":
      return value.type === "compare" ? undefined : "bool";
    case "number":
      return /^[\d_]+$/.test(known.text.slice(value.start, value.end)) ? "int" : Number.isInteger(value.value) ? undefined : "float";
    case "list":
    case "listComprehension":
      return "list[Any]";
    case "dictionary":
    case "dictionaryComprehension":
      return "dict[Any, Any]";
    case "name":
      return known.types.get(value.name);
    case "call":
      return callType(value.callee, known);
    default:
      return undefined;
  }
}

/** A class is called by its name; a few functions are known by what they give. */
function callType(callee: Expression, known: Known): string | undefined {
  const dotted = dottedName(callee);
  const root = dotted?.split(".")[0] ?? "";
  if (dotted !== undefined && known.available.has(root)) {
    const last = dotted.split(".").at(-1) ?? "";
    const full = resolveName(dotted, known.imports);
    const alias = aliasOf("pandas", known);
    if (alias !== undefined && /^pandas\.(?:read_(?!html|hdf|pickle|json$)\w+|get_dummies|DataFrame|crosstab|pivot_table)$/.test(full)) return `${alias}.DataFrame`;
    return /^[A-Z][A-Za-z\d]*[a-z][A-Za-z\d]*$/.test(last) && isLibraryClass(full) ? dotted : undefined;
  }
  const method = callee.type === "attribute" ? callee.name.name : "";
  const owner = callee.type === "attribute" && callee.value.type === "name" ? known.types.get(callee.value.name) : undefined;
  return owner?.endsWith(".DataFrame") && FRAME_METHODS.has(method) ? owner : undefined;
}

/** Of these it is known that a capitalised name is a class, not a function that makes something else. */
const isLibraryClass = (name: string): boolean => /^(?:sklearn|xgboost|lightgbm|catboost|imblearn|collections|pathlib|statsmodels)\./.test(name);

const FRAME_METHODS = new Set("copy dropna fillna drop drop_duplicates reset_index set_index sort_values sort_index rename assign astype query merge join head tail sample describe round replace".split(" "));

const aliasOf = (module: string, { imports, available }: Known): string | undefined => [...imports].find(([name, target]) => target === module && available.has(name))?.[0];
