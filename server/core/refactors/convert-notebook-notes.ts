import { builtinNames } from "../facts/notebook/builtins.ts";
import type { Chunk } from "./convert-notebook-chunks.ts";

/** A name that a statement needs before any statement has made it. */
export interface MissingName {
  readonly name: string;
  /** Number of the cell, from one, that uses it. */
  readonly usedIn: number;
  /** Number of the cell that makes it too late; absent where none does. */
  readonly madeIn?: number;
  /** True where running from the top is sure to fail. */
  readonly isFatal: boolean;
}

/** Names that come too late or from nowhere: cells were run in another order, or one was deleted. */
export function missingNames(chunks: readonly Chunk[], given: readonly string[]): readonly MissingName[] {
  if (chunks.some(({ statement }) => statement.type === "importFrom" && statement.star)) return [];
  const makers = new Map<string, number>();
  for (const { names, cell } of chunks) for (const name of [...names.binds, ...names.globals]) if (!makers.has(name)) makers.set(name, cell.index + 1);
  const known = new Set([...given, ...FROM_THE_NOTEBOOK]);
  const missing = new Map<string, MissingName>();
  for (const chunk of chunks) {
    const { names, cell } = chunk;
    for (const name of [...names.reads, ...names.later]) {
      const madeIn = makers.get(name);
      const isLater = !names.reads.has(name);
      if (known.has(name) || builtinNames.has(name) || missing.has(name) || (isLater && madeIn !== undefined)) continue;
      if (names.binds.has(name) && !readsBeforeBinding(chunk)) continue;
      missing.set(name, { name, usedIn: cell.index + 1, ...(madeIn === undefined ? {} : { madeIn }), isFatal: !isLater && runsForSure(chunk) });
    }
    names.binds.forEach((name) => known.add(name));
  }
  return [...missing.values()];
}

export function missingText({ name, usedIn, madeIn }: MissingName): string {
  if (madeIn === undefined) return `\`${name}\` is used in cell ${usedIn}, and no cell makes it.`;
  return `\`${name}\` is used in cell ${usedIn}, before cell ${madeIn} makes it.`;
}

/** In a notebook every class is one of `__main__`; where the notebook shows that, the reader is told. */
export function classNotes(chunks: readonly Chunk[]): readonly string[] {
  const classes = chunks.flatMap(({ statement }) => (statement.type === "class" ? [statement.name.name] : []));
  if (classes.length === 0) return [];
  const shown = new RegExp(`\\b(?:print|display)\\([^\\n]*(?:\\btype\\((?:[^()]|\\([^()]*\\))*\\)(?!\\.__)|\\.__(?:class|module)__(?!\\.__)|[(,]\\s*(?:${classes.join("|")})\\s*[,)])`);
  const place = chunks.find(({ text }) => shown.test(text));
  return place ? [`Cell ${place.cell.index + 1} prints a class: the notebook says \`<class '__main__.${classes[0] ?? ""}'>\`, the project the module that now has it.`] : [];
}

/** What IPython and hosted notebooks put there. */
const FROM_THE_NOTEBOOK = ["display", "get_ipython", "In", "Out", "_", "__", "___", "spark", "sc", "sqlContext", "dbutils", "reveal_type", "__builtin__"];

/** `x = x + 1` needs an `x`; a loop, a `with` or a walrus makes its name first. */
const readsBeforeBinding = ({ statement, text }: Chunk): boolean => (statement.type === "assign" || statement.type === "augmentedAssign") && !text.includes(":=");

const runsForSure = ({ statement }: Chunk): boolean => ["expressionStatement", "assign", "augmentedAssign", "assert", "delete"].includes(statement.type);
