import { boundNames } from "../../facts/python/effects/boundNames.ts";
import { moduleFrame } from "../../facts/python/effects/frame.ts";
import { emptyRecord, type Record } from "../../facts/python/effects/record.ts";
import { visitBlock } from "../../facts/python/effects/statements.ts";
import type { Statement } from "../../syntax/python/tree.ts";
import type { Document } from "../../workspace/document.ts";
import type { Place } from "./blocks.ts";

export interface Uses {
  readonly reads: ReadonlySet<string>;
  readonly binds: ReadonlySet<string>;
  readonly surely: ReadonlySet<string>;
  readonly deletes: ReadonlySet<string>;
  /** What functions, lambdas and generators that outlive the statements look up when they run. */
  readonly looksUpLater: ReadonlySet<string>;
}

/** As if the statements stood alone at the top of a module; what their functions look up counts as read. */
export function usesOf(document: Document, statements: readonly Statement[]): Uses {
  const record = emptyRecord();
  const frame = moduleFrame(record, new Map(), document.text, boundNames(statements).bound);
  visitBlock(statements, frame);
  const surely = frame.flow.surely ?? new Set(record.binds);
  return { reads: new Set([...record.reads, ...readLater(record).filter((name) => !surely.has(name))]), binds: record.binds, surely, deletes: record.deletes, looksUpLater: new Set(lastingReads(record)) };
}

const lastingReads = ({ functions }: Record): readonly string[] => functions.filter(({ isUsedUp }) => isUsedUp !== true).flatMap(({ record }) => [...record.reads, ...readLater(record)]);

export const readLater = ({ functions }: Record): readonly string[] => functions.flatMap(({ record }) => [...record.reads, ...readLater(record)]);

/** Statements that run after others, or may. */
export interface Run {
  readonly statements: readonly Statement[];
  readonly isSure: boolean;
}

/** Names that somebody may read before they are set anew. */
export function readIn(document: Document, runs: readonly Run[]): ReadonlySet<string> {
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
export function runsAfter({ block, around, path }: Place, selected: readonly Statement[]): readonly Run[] {
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
