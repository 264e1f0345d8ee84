import { builtinNames } from "../facts/notebook/builtins.ts";
import { boundNames } from "../facts/python/effects/boundNames.ts";
import { dottedName, importsOf, resolveName } from "../facts/python/imports.ts";
import { memo } from "../memo.ts";
import type { Call, Expression } from "../syntax/python/expressionTree.ts";
import { moduleOf } from "../syntax/python/module.ts";
import { nodesOf } from "../syntax/python/walk.ts";
import type { Statement } from "../syntax/python/tree.ts";
import type { Document } from "../workspace/document.ts";

/** True for a value that a notebook shows and whose computing can neither do anything nor fail, so that a program may leave it out. */
export const isIdle = (document: Document, statement: Statement): boolean => idleStatements(document).has(statement);

const idleStatements = memo((document: Document): ReadonlySet<Statement> => {
  const { body } = moduleOf(document);
  const known: Known = { imports: importsOf(document), names: new Map() };
  // A function may set such a name whenever it is called.
  const unsure = new Set(nodesOf(body, "global").flatMap(({ names }) => names));
  const found = new Set<Statement>();
  for (const statement of body) {
    if (statement.type === "expressionStatement" && isSafe(statement.value, known)) found.add(statement);
    note(statement, known);
    unsure.forEach((name) => known.names.delete(name));
  }
  return found;
});

interface Known {
  readonly imports: ReadonlyMap<string, string>;
  /** Names that are sure to be there, and whether they hold a table of pandas. */
  readonly names: Map<string, "table" | "value">;
}

/** What a statement makes of the names; a name that only may be there is not known. */
function note(statement: Statement, { names, imports }: Known): void {
  const isTable = statement.type === "assign" && statement.value !== undefined && givesTable(statement.value, { names, imports });
  boundNames([statement]).bound.forEach((name) => names.delete(name));
  if (statement.type === "assign" && statement.value) statement.targets.forEach((target) => { if (target.type === "name") names.set(target.name, isTable ? "table" : "value"); });
  if (statement.type === "function" || statement.type === "class") names.set(statement.name.name, "value");
}

function givesTable(value: Expression, known: Known): boolean {
  if (value.type === "name") return known.names.get(value.name) === "table";
  if (value.type !== "call" || value.callee.type !== "attribute" || value.arguments.some(({ name, kind }) => name === "inplace" || kind === "keywords")) return false;
  if (isTable(value.callee.value, known)) return SAME_KIND.has(value.callee.name.name);
  const name = resolveName(dottedName(value.callee) ?? "", known.imports);
  return MAKERS.test(name) && value.arguments.length > 0 && !value.arguments.some((argument) => OTHER_KIND.has(argument.name ?? ""));
}

const isTable = (value: Expression, { names }: Known): boolean => value.type === "name" && names.get(value.name) === "table";

const MAKERS = /^pandas\.(?:DataFrame|read_(?:csv|table|parquet|feather|excel|json|sql))$/;

/** With these the functions give something else than a table. */
const OTHER_KIND: ReadonlySet<string> = new Set(["chunksize", "iterator", "sheet_name", "typ", "squeeze"]);

const SAME_KIND: ReadonlySet<string> = new Set(["copy", "dropna", "fillna", "reset_index", "sort_values", "drop_duplicates", "rename"]);

function isSafe(value: Expression, known: Known): boolean {
  if (value.type === "name") return known.names.has(value.name) || builtinNames.has(value.name);
  if (LITERALS.has(value.type)) return true;
  if (value.type === "tuple") return value.items.every((item) => isSafe(item, known));
  if (value.type === "attribute") return isTable(value.value, known) && FIELDS.has(value.name.name);
  return value.type === "call" && value.callee.type === "attribute" && isTable(value.callee.value, known) && isLook(value, value.callee.name.name);
}

/** `df.head()` and `df.head(3)`. */
function isLook({ arguments: given }: Call, method: string): boolean {
  const [first, ...more] = given;
  if (method === "head" || method === "tail") return more.length === 0 && (!first || first.value.type === "number");
  return LOOKS.has(method) && !first;
}

const LITERALS: ReadonlySet<string> = new Set(["text", "number", "true", "false", "none", "ellipsis"]);

const FIELDS: ReadonlySet<string> = new Set(["shape", "columns", "dtypes", "index", "size", "ndim"]);

const LOOKS: ReadonlySet<string> = new Set(["describe", "nunique", "isnull", "isna"]);
