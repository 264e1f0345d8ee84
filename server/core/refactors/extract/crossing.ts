import { boundNames, targetNames } from "../../facts/python/effects/boundNames.ts";
import { moduleFrame } from "../../facts/python/effects/frame.ts";
import { emptyRecord } from "../../facts/python/effects/record.ts";
import { visitBlock } from "../../facts/python/effects/statements.ts";
import { importsOf } from "../../facts/python/imports.ts";
import { moduleOf } from "../../syntax/python/module.ts";
import type { Statement } from "../../syntax/python/tree.ts";
import type { Document } from "../../workspace/document.ts";
import type { Place } from "./blocks.ts";
import { problemLater } from "./later.ts";
import { readIn, readLater, runsAfter, usesOf } from "./uses.ts";

/** What statements take from around them and leave behind. */
export interface Crossing {
  readonly parameters: readonly string[];
  readonly returns: readonly string[];
  readonly problem?: string;
}

/**
 * parameters = what is read before it is set, and what may or may not be set and is read later;
 * returns = what is set and read later. Only variables cross: a function sees imports, functions and classes of its module anyway.
 */
export function crossingOf(document: Document, place: Place, selected: readonly Statement[]): Crossing {
  const own = usesOf(document, selected);
  const later = readIn(document, runsAfter(place, selected));
  const variables = variablesAround(document, place);
  const isModule = !place.around.some(({ type }) => type === "function");
  // A function anywhere in the module may look up its variables.
  const looked = isModule ? lookedUpByFunctions(document) : new Set<string>();
  const set = [...own.binds].filter((name) => later.has(name) || looked.has(name));
  const tied = [...own.binds].find((name) => looked.has(name));
  if (tied !== undefined && callsOwn(document, own.reads)) return { parameters: [], returns: [], problem: `Functions look up \`${tied}\`, which these lines set before they call one. Set it in a line of its own, outside of them.` };
  const unsure = set.filter((name) => !own.surely.has(name));
  const before = boundBefore(document, place, selected);
  const missing = unsure.find((name) => !before.has(name));
  if (missing !== undefined) return { parameters: [], returns: [], problem: `\`${missing}\` may stay unset in these lines and is read after them. Set it before them first.` };
  const outside = boundNames(place.path.flatMap((block) => block.filter((statement) => !selected.includes(statement) && !place.around.includes(statement)))).bound;
  const deleted = [...own.deletes].find((name) => variables.has(name) && (outside.has(name) || own.reads.has(name)));
  if (deleted !== undefined) return { parameters: [], returns: [], problem: `\`${deleted}\` is deleted in these lines, which a function cannot do for its caller. Leave that line out.` };
  const problem = problemLater(document, place, selected, variables);
  if (problem !== undefined) return { parameters: [], returns: [], problem };
  const parameters = new Set([...own.reads].filter((name) => variables.has(name)));
  unsure.forEach((name) => parameters.add(name));
  return { parameters: [...parameters], returns: set };
}

/** True where a function or class of the module is used, which may look up what was set just before. */
function callsOwn(document: Document, reads: ReadonlySet<string>): boolean {
  return moduleOf(document).body.some((statement) => (statement.type === "function" || statement.type === "class") && reads.has(statement.name.name));
}

/** Variables that the statements may see: locals of the functions around, or what the module sets by assignment. */
function variablesAround(document: Document, { around }: Place): ReadonlySet<string> {
  const functions = around.filter((node) => node.type === "function");
  if (functions.length > 0) {
    const found = functions.map((node) => {
      const { bound, globals } = boundNames(node.body);
      return [...[...node.parameters.map(({ name }) => name.name), ...bound].filter((name) => !globals.has(name))];
    });
    return new Set(found.flat());
  }
  const { body } = moduleOf(document);
  const fixed = new Set(body.flatMap((statement) => (statement.type === "function" || statement.type === "class" ? [statement.name.name] : [])));
  return new Set([...boundNames(body).bound].filter((name) => !fixed.has(name) && !importsOf(document).has(name)));
}

function lookedUpByFunctions(document: Document): ReadonlySet<string> {
  const record = emptyRecord();
  const { body } = moduleOf(document);
  visitBlock(body, moduleFrame(record, new Map(), document.text, new Set()));
  return new Set(readLater(record));
}

/** Names that are sure to be set where the selection begins, as far as the blocks on the way there tell. */
function boundBefore(document: Document, { around, path }: Place, selected: readonly Statement[]): ReadonlySet<string> {
  const start = selected[0]?.start ?? 0;
  const found = new Set<string>();
  for (const node of around) {
    if (node.type === "function") node.parameters.forEach(({ name }) => found.add(name.name));
    if (node.type === "for") targetNames(node.target).forEach((name) => found.add(name));
  }
  usesOf(document, path.flatMap((block) => block.filter(({ end }) => end <= start))).surely.forEach((name) => found.add(name));
  return found;
}
