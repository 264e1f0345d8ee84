import { memo } from "../../memo.ts";
import { moduleOf } from "../../syntax/python/module.ts";
import type { Expression, Name } from "../../syntax/python/expressionTree.ts";
import type { Node, Statement } from "../../syntax/python/tree.ts";
import { walk } from "../../syntax/python/walk.ts";
import type { Document } from "../../workspace/document.ts";
import { cellAt } from "../../workspace/notebook.ts";
import { effectsOf } from "../python/effects/effects.ts";
import { builtinNames } from "./builtins.ts";
import { NOTEBOOK_NAMES } from "./notebookNames.ts";

/** A use of a name that has no value yet when the notebook runs from top to bottom. */
export interface MissingUse {
  readonly at: Name;
  /** Index of the cell that makes it too late; absent where none does. */
  readonly madeIn?: number;
}

/** The first such use of each name, in the order of the cells. */
export const missingUses: (document: Document) => readonly MissingUse[] = memo((document: Document): readonly MissingUse[] => {
  if (document.kind !== "notebook" || document.language !== "python" || UNSEEN.test(document.text)) return [];
  const { body, errors } = moduleOf(document);
  if (body.some((statement) => statement.type === "importFrom" && statement.star)) return [];
  const all = effectsOf(document);
  const makers = new Map<string, number>();
  for (const { statement, binds, maybeBinds } of all) {
    for (const name of [...binds, ...maybeBinds]) if (!makers.has(name)) makers.set(name, cellAt(document, statement.start)?.index ?? 0);
  }
  const known = new Set([...builtinNames, ...NOTEBOOK_NAMES]);
  const broken = new Set(errors.map(({ start }) => cellAt(document, start)));
  const found: MissingUse[] = [];
  for (const { statement, reads, binds, maybeBinds } of all) {
    for (const at of isGuarded(statement) || broken.has(cellAt(document, statement.start)) ? [] : usedNames(statement)) {
      if (/^_i?\d+$/.test(at.name) || known.has(at.name) || !reads.has(at.name) || (maybeBinds.has(at.name) && !binds.has(at.name))) continue;
      known.add(at.name);
      const madeIn = makers.get(at.name);
      found.push({ at, ...(madeIn === undefined ? {} : { madeIn }) });
    }
    for (const name of [...binds, ...maybeBinds]) known.add(name);
  }
  return found;
});

/** These bring in names that nobody sees. */
const UNSEEN = /^[ \t]*%{1,2}(?:run|pylab|store|load|capture|sql|R|bigquery|script|fetch|with_spark|execute)\b|get_ipython\(|\b(?:exec|globals|locals|vars)\(|<<\s*$/m;

/** Where somebody has thought of the name being missing. */
function isGuarded(statement: Statement): boolean {
  return statement.type === "try" && statement.handlers.some(({ exception }) => !exception || (exception.type === "name" && /^(?:NameError|Exception|BaseException)$/.test(exception.name)));
}

/** Names that are looked up while the statement runs; what stands in functions is looked up when these are called. */
function usedNames(statement: Statement): readonly Name[] {
  const names: Name[] = [];
  const others = new Set<number>();
  walk([statement], (node) => {
    if (node.type === "attribute") others.add(node.name.start);
    for (const target of targetsOf(node)) others.add(target.start);
    if (node.type === "name" && !others.has(node.start)) names.push(node);
    return node.type !== "function" && node.type !== "lambda" && node.type !== "class";
  });
  return names;
}

/** Plain names that a node sets; these are no uses. */
function targetsOf(node: Node): readonly Name[] {
  const targets = node.type === "assign" ? node.targets : node.type === "for" || node.type === "clause" || node.type === "named" ? [node.target] : node.type === "withItem" || node.type === "handler" ? [node.target] : [];
  return targets.flatMap((target) => (target ? plainNames(target) : []));
}

function plainNames(target: Expression): readonly Name[] {
  if (target.type === "name") return [target];
  if (target.type === "tuple" || target.type === "list") return target.items.flatMap(plainNames);
  return target.type === "starred" && target.value ? plainNames(target.value) : [];
}
