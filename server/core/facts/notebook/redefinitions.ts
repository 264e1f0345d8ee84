import { memo } from "../../memo.ts";
import type { Expression, Name } from "../../syntax/python/expressionTree.ts";
import type { Statement } from "../../syntax/python/tree.ts";
import type { Span } from "../../text/span.ts";
import type { Document } from "../../workspace/document.ts";
import { dottedName, importsOf, resolveName } from "../python/imports.ts";
import { cellEffectsOf } from "./cellEffects.ts";

/** A name that stands for another sort of thing from here on, though a cell above uses what it stood for. */
export interface Redefinition {
  readonly at: Span;
  readonly name: string;
  readonly was: string;
  readonly is: string;
  /** Index of the cell that set it before. */
  readonly madeIn: number;
  /** Index of the first cell that used it as what it was. */
  readonly usedIn: number;
}

interface Standing {
  readonly kind: string | undefined;
  readonly madeIn: number;
  readonly usedIn?: number;
}

/** The first one of each name. Where nobody can say what a name stands for, nothing is said. */
export const redefinitionsOf = memo((document: Document): readonly Redefinition[] => {
  const imports = importsOf(document);
  const standing = new Map<string, Standing>();
  const found: Redefinition[] = [];
  for (const { cell: { index }, statements, takes } of cellEffectsOf(document)) {
    for (const name of takes) {
      const known = standing.get(name);
      if (known && known.usedIn === undefined && known.madeIn !== index) standing.set(name, { ...known, usedIn: index });
    }
    for (const { statement, binds, maybeBinds } of statements) {
      const now = new Map(bindingsIn(statement).map(({ name, at, value }) => [name, { at, kind: value && kindOf(value, { imports, standing }) }]));
      for (const name of [...binds, ...maybeBinds]) {
        found.push(...redefinition(name, now.get(name), standing.get(name), index));
        standing.set(name, { kind: now.get(name)?.kind, madeIn: index });
      }
    }
  }
  return found.filter(({ name }, place) => found.findIndex((one) => one.name === name) === place);
});

function redefinition(name: string, now: { readonly at: Span; readonly kind: string | undefined } | undefined, before: Standing | undefined, cell: number): readonly Redefinition[] {
  if (now?.kind === undefined || before?.kind === undefined || before.usedIn === undefined || before.usedIn === cell) return [];
  return isOther(before.kind, now.kind) ? [{ at: now.at, name, was: before.kind, is: now.kind, madeIn: before.madeIn, usedIn: before.usedIn }] : [];
}

/** A table that was worked out may well be what a file holds. */
const isOther = (was: string, is: string): boolean => was !== is && !([was, is].includes("a table") && IS_TABLE.test(was) && IS_TABLE.test(is));

const IS_TABLE = /^(?:a|the) table\b/;

interface Binding {
  readonly name: string;
  readonly at: Span;
  readonly value: Expression | Statement | undefined;
}

function bindingsIn(statement: Statement): readonly Binding[] {
  const named = ({ name, start, end }: Name, value: Binding["value"]): Binding => ({ name, at: { start, end }, value });
  if (statement.type === "function" || statement.type === "class") return [named(statement.name, statement)];
  if (statement.type === "for") return namesIn(statement.target).map((name) => named(name, statement));
  if (statement.type === "assign") return statement.targets.flatMap((target) => (target.type === "name" ? [named(target, statement.value)] : []));
  return [];
}

const namesIn = (target: Expression): readonly Name[] => (target.type === "name" ? [target] : target.type === "tuple" ? target.items.flatMap(namesIn) : []);

interface Known {
  readonly imports: ReadonlyMap<string, string>;
  readonly standing: ReadonlyMap<string, Standing>;
}

/** In words, as a message tells it. */
function kindOf(value: Expression | Statement, { imports, standing }: Known): string | undefined {
  if (value.type === "function") return `a function of (${value.parameters.map(({ name: { name } }) => name).join(", ")})`;
  const plain = PLAIN[value.type];
  if (plain !== undefined) return plain;
  if (value.type === "name") return standing.get(value.name)?.kind;
  if (value.type !== "call") return undefined;
  const dotted = dottedName(value.callee);
  const name = dotted === undefined ? "" : resolveName(dotted, imports);
  const known = CALLS.find(([pattern]) => pattern.test(name))?.[1];
  if (known !== undefined) return known === "a table" && name.startsWith("pandas.read_") ? readTable(value.arguments[0]?.value) : known;
  const last = name.split(".").at(-1) ?? "";
  if (CLASS_NAME.test(last)) return `a \`${last}\``;
  if (value.callee.type !== "attribute" || value.callee.value.type !== "name") return undefined;
  const owner = standing.get(value.callee.value.name)?.kind;
  if (owner === undefined || !IS_TABLE.test(owner)) return undefined;
  return TABLE_METHODS.has(value.callee.name.name) ? owner : value.callee.name.name === "to_numpy" ? "an array" : undefined;
}

/** Tables of two files are two things; of a file that the code works out, nobody knows which it is. */
const readTable = (path: Expression | undefined): string | undefined => (path?.type === "text" ? `the table of ${path.value.split("/").at(-1) ?? ""}` : undefined);

/** As classes are named, so that a call makes a thing of that class. */
const CLASS_NAME = /^[A-Z][A-Za-z\d]*[a-z][A-Za-z\d]*$/;

const PLAIN: Readonly<Partial<Record<(Expression | Statement)["type"], string>>> = {
  for: "what the loop had last",
  lambda: "a function",
  class: "a class",
  text: "a text",
  formattedText: "a text",
  number: "a number",
  list: "a list",
  listComprehension: "a list",
  dictionary: "a mapping",
  dictionaryComprehension: "a mapping",
};

const CALLS: readonly (readonly [name: RegExp, kind: string])[] = [
  [/^pandas\.(?:read_(?!html|hdf|pickle|json$)\w+|get_dummies|DataFrame|crosstab|pivot_table)$/, "a table"],
  [/^numpy\.(?:array|zeros|ones|full|empty|arange|linspace|eye|zeros_like|ones_like|random\.(?:rand|randn|random|normal|uniform|permutation))$/, "an array"],
  [/^(?:len|int|float)$/, "a number"],
  [/^str$/, "a text"],
  [/^(?:list|sorted)$/, "a list"],
  [/^dict$/, "a mapping"],
];

/** What they give is the same table, as far as a reader is concerned. */
const TABLE_METHODS = new Set("copy dropna fillna drop drop_duplicates reset_index set_index sort_values sort_index rename assign astype query merge join head tail sample replace".split(" "));
