import { memo } from "../../memo.ts";
import type { Statement } from "../../syntax/python/tree.ts";
import type { Document } from "../../workspace/document.ts";
import type { CodeCell } from "../../workspace/notebook.ts";
import { callsOf } from "../python/calls.ts";
import { cellEffectsOf, type CellEffects } from "./cellEffects.ts";

/** A cell of whose work nothing is left: nobody uses what it sets, and it shows and changes nothing. */
export interface UnusedCell {
  readonly cell: CodeCell;
  readonly names: readonly string[];
}

/**
 * Doubt speaks for the cell: only one that was run and showed nothing, or, in a notebook without outputs, that calls nothing but what is
 * known to change nothing; and whose names mean nothing elsewhere, not even in a text or a comment. The last cell is still being worked on.
 */
export const unusedCellsOf = memo((document: Document): readonly UnusedCell[] => {
  const all = cellEffectsOf(document);
  const isRecorded = all.some(({ cell }) => (cell.outputs ?? []).length > 0);
  return all.slice(0, -1).flatMap((one): readonly UnusedCell[] => {
    const names = [...one.sets];
    if (names.length === 0 || names.some((name) => name.startsWith("_")) || !isQuiet(one)) return [];
    const showedNothing = one.cell.executionCount !== undefined && (one.cell.outputs ?? []).length === 0;
    if (isRecorded ? !showedNothing : !callsNothingUnknown(document, one.cell)) return [];
    return names.some((name) => all.some((other) => other !== one && isUsedIn(name, other))) ? [] : [{ cell: one.cell, names }];
  });
});

function isQuiet({ statements, takes, cell }: CellEffects): boolean {
  if (!statements.every(({ statement }) => QUIET.has(statement.type) && !isMarked(statement)) || /^\s*#\s*\|?\s*(?:export|default_exp|exporti|exports)\b|^[ \t]*[%!]/m.test(cell.source.text)) return false;
  if (statements.every(({ statement }) => statement.type === "import" || statement.type === "importFrom")) return false;
  return statements.every(({ effects, mutates, mayMutate, deletes }) => [...effects].every((effect) => effect === "reads-file") && deletes.size === 0 && ![...mutates, ...mayMutate].some((name) => takes.has(name)));
}

const QUIET: ReadonlySet<Statement["type"]> = new Set(["assign", "augmentedAssign", "function", "class", "for", "while", "if", "with", "try", "import", "importFrom", "pass"] as const);

/** A decorator may have put it into a list somewhere. */
const isMarked = (statement: Statement): boolean => (statement.type === "function" || statement.type === "class") && statement.decorators.length > 0;

const callsNothingUnknown = (document: Document, { start, source }: CodeCell): boolean =>
  callsOf(document).every(({ name, whole }) => whole.start < start || whole.start >= start + source.text.length || KNOWN.test(name));

const KNOWN = /^(?:len|range|int|float|str|list|dict|set|tuple|sorted|zip|enumerate|sum|min|max|abs|round|map|filter|reversed|type|isinstance)$|^(?:pandas|numpy|math|itertools|collections)\.(?!set_|seterr|random\.|options|plotting)/;

/** Where another cell sets the name before it reads it, it reads its own. A magic, a text or a comment may mean it. */
function isUsedIn(name: string, { takes, sets, cell }: CellEffects): boolean {
  if (takes.has(name)) return true;
  return !sets.has(name) && new RegExp(`(?<![\\w])${name}(?![\\w])`).test(cell.source.text);
}
