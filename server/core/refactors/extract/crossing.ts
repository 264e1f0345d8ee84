import { boundNames, targetNames } from "../../facts/python/effects/boundNames.ts";
import { moduleFrame } from "../../facts/python/effects/frame.ts";
import { emptyRecord, type Record } from "../../facts/python/effects/record.ts";
import { visitBlock } from "../../facts/python/effects/statements.ts";
import { importsOf } from "../../facts/python/imports.ts";
import { moduleOf } from "../../syntax/python/module.ts";
import type { Statement } from "../../syntax/python/tree.ts";
import type { Document } from "../../workspace/document.ts";
import type { Place } from "./blocks.ts";

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
  const deleted = [...own.deletes].find((name) => variables.has(name));
  if (deleted !== undefined) return { parameters: [], returns: [], problem: `\`${deleted}\` is deleted in these lines, which a function cannot do for its caller. Leave that line out.` };
  const parameters = new Set([...own.reads].filter((name) => variables.has(name)));
  unsure.forEach((name) => parameters.add(name));
  return { parameters: [...parameters], returns: set };
}

/** True where a function or class of the module is used, which may look up what was set just before. */
function callsOwn(document: Document, reads: ReadonlySet<string>): boolean {
  return moduleOf(document).body.some((statement) => (statement.type === "function" || statement.type === "class") && reads.has(statement.name.name));
}

interface Uses {
  readonly reads: ReadonlySet<string>;
  readonly binds: ReadonlySet<string>;
  readonly surely: ReadonlySet<string>;
  readonly deletes: ReadonlySet<string>;
}

/** As if the statements stood alone at the top of a module; what their functions look up counts as read. */
function usesOf(document: Document, statements: readonly Statement[]): Uses {
  const record = emptyRecord();
  const frame = moduleFrame(record, new Map(), document.text, boundNames(statements).bound);
  visitBlock(statements, frame);
  const surely = frame.flow.surely ?? new Set(record.binds);
  return { reads: new Set([...record.reads, ...readLater(record).filter((name) => !surely.has(name))]), binds: record.binds, surely, deletes: record.deletes };
}

const readLater = ({ functions }: Record): readonly string[] => functions.flatMap(({ record }) => [...record.reads, ...readLater(record)]);

/** Statements that run after others, or may. */
interface Run {
  readonly statements: readonly Statement[];
  readonly isSure: boolean;
}

/** Names that somebody may read before they are set anew. */
function readIn(document: Document, runs: readonly Run[]): ReadonlySet<string> {
  const reads = new Set<string>();
  const set = new Set<string>();
  for (const { statements, isSure } of runs) {
    const uses = usesOf(document, statements);
    for (const name of uses.reads) if (!set.has(name)) reads.add(name);
    if (isSure) uses.surely.forEach((name) => set.add(name));
  }
  return reads;
}

/** What may run after the selection: the rest of each block around it, handlers, and a loop once more. Stops at the function. */
function runsAfter({ block, around, path }: Place, selected: readonly Statement[]): readonly Run[] {
  const last = selected.at(-1);
  const runs: Run[] = [{ statements: last ? block.slice(block.indexOf(last) + 1) : [], isSure: true }];
  for (const node of around.toReversed()) {
    if (node.type === "function" || node.type === "class") return runs;
    const again = node.type === "for" || node.type === "while" ? [node] : node.type === "try" ? [...node.handlers.flatMap(({ body }) => body), ...node.otherwise, ...node.last] : [];
    const rest = (path.findLast((one) => one.some((statement) => statement === node)) ?? []).filter(({ start }) => start >= node.end);
    runs.push({ statements: again, isSure: false }, { statements: rest, isSure: true });
  }
  return runs;
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
