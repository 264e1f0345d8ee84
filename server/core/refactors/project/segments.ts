import { memo } from "../../memo.ts";
import type { Document } from "../../workspace/document.ts";
import { kindOf, type PieceKind } from "./kinds.ts";
import { liveness, type Piece, type Pieces } from "./pieces.ts";

/** A run of cells that becomes one stage. */
export interface Segment {
  readonly pieces: readonly Piece[];
  readonly kinds: readonly PieceKind[];
  /** Indexes of its cells. */
  readonly cells: readonly number[];
  /** The heading that stands before it. */
  readonly heading?: string;
}

/**
 * Cuts the running part where the fewest values cross, where a heading stands, and where the work changes its kind, so
 * that it works without headings too. Found by dynamic programming over the cells: cost of a cut = values that cross it
 * less the bonus of a heading; cost of a segment = how far its length is from a function that a person would write.
 */
export function segmentsOf(document: Document, all: Pieces, cuts?: readonly number[]): readonly Segment[] {
  const groups = groupsByCell(document, all);
  if (cuts) return cutAt(groups, new Set(cuts));
  const best: { readonly cost: number; readonly from: number }[] = [{ cost: 0, from: 0 }];
  for (let end = 1; end <= groups.length; end++) {
    let found = { cost: Infinity, from: end - 1 };
    let lines = 0;
    for (let from = end - 1; from >= 0; from--) {
      lines += groups[from]?.lines ?? 0;
      const cost = (best[from]?.cost ?? 0) + (from > 0 ? (groups[from]?.cutCost ?? 0) : 0) + lengthCost(lines);
      if (cost < found.cost) found = { cost, from };
      if (lines > LONGEST) break;
    }
    best.push(found);
  }
  const segments: Segment[] = [];
  for (let end = groups.length; end > 0; end = best[end]?.from ?? 0) segments.unshift(joined(groups.slice(best[end]?.from ?? 0, end)));
  return segments;
}

/** Where a person has put the cuts: a stage begins at each of these cells. */
function cutAt(groups: readonly Group[], cuts: ReadonlySet<number>): readonly Segment[] {
  const segments: Group[][] = [];
  for (const group of groups) {
    const last = segments.at(-1);
    if (last && !cuts.has(group.cell)) last.push(group);
    else segments.push([group]);
  }
  return segments.map(joined);
}

/** Cells longer than this stand alone. */
const LONGEST = 400;

/** In units of one value that crosses a cut. Below ten lines a function is hardly worth its signature; beyond forty it is hard to read. */
const lengthCost = (lines: number): number => (lines < 10 ? (10 - lines) * 0.25 : 0) + (lines > 40 ? ((lines - 40) / 20) ** 1.5 : 0) + 1;

interface Group {
  readonly cell: number;
  readonly pieces: readonly Piece[];
  readonly kinds: readonly PieceKind[];
  readonly lines: number;
  readonly heading?: string;
  readonly cutCost: number;
}

function groupsByCell(document: Document, all: Pieces): readonly Group[] {
  const live = liveness(all);
  const groups: Group[] = [];
  let index = 0;
  while (index < all.pieces.length) {
    const cell = all.pieces[index]?.chunk.cell.index ?? 0;
    const start = index;
    while (all.pieces[index]?.chunk.cell.index === cell) index++;
    const pieces = all.pieces.slice(start, index);
    const kinds = pieces.map(kindOf);
    const before = groups.at(-1);
    const heading = headingBefore(document, before?.cell, cell);
    const changes = before !== undefined && phaseOf(before.kinds) !== phaseOf(kinds);
    const cutCost = (live[start]?.size ?? 0) * 0.5 - (heading ? HEADING_BONUS[Math.min(heading.level, HEADING_BONUS.length - 1)] ?? 0 : 0) - (changes ? 0.75 : 0);
    const lines = pieces.reduce((sum, { chunk }) => sum + chunk.text.split("\n").length, 0);
    groups.push({ cell, pieces, kinds, lines, cutCost, ...(heading ? { heading: heading.name } : {}) });
  }
  return groups;
}

/** By the heading's level; level 0 does not exist. */
const HEADING_BONUS = [0, 5, 4.5, 2.5, 1];

const PHASES: Readonly<Record<PieceKind, number>> = { setup: 0, load: 1, explore: 2, transform: 3, define: 3, split: 3, train: 4, evaluate: 5, plot: 2, save: 6 };

const phaseOf = (kinds: readonly PieceKind[]): number => Math.max(...kinds.map((kind) => PHASES[kind]));

interface Heading {
  readonly level: number;
  readonly text: string;
}

/**
 * The highest heading between two code cells tells how deep the cut is. It gives the stage its name as well, but where it is the title
 * of the whole notebook: then the highest one below it does. Number signs inside fenced code are no headings.
 */
function headingBefore(document: Document, after: number | undefined, cell: number): { readonly level: number; readonly name: string } | undefined {
  const prose = (document.cells ?? []).filter(({ type, index }) => type === "markdown" && index < cell && (after === undefined || index > after));
  const found = prose.flatMap(({ source }) => headingsIn(source.text));
  const top = highest(found);
  if (!top) return undefined;
  const below = isTitle(document, top) ? highest(found.slice(found.lastIndexOf(top) + 1)) : undefined;
  return { level: top.level, name: (below ?? top).text };
}

const highest = (headings: readonly Heading[]): Heading | undefined => headings.findLast(({ level }) => level === Math.min(...headings.map((one) => one.level)));

const isTitle = (document: Document, { level }: Heading): boolean => level === 1 && firstLevels(document) === 1;

const firstLevels = memo((document: Document): number => (document.cells ?? []).flatMap(({ type, source }) => (type === "markdown" ? headingsIn(source.text) : [])).filter(({ level }) => level === 1).length);

export function headingsIn(markdown: string): readonly Heading[] {
  const lines = markdown.replace(/^(```|~~~)[^]*?^\1/gm, "").split("\n");
  return lines.flatMap((line) => {
    const [, marks = "", text = ""] = /^\s{0,3}(#{1,6})\s+(.+?)\s*#*\s*$/.exec(line) ?? [];
    return marks === "" ? [] : [{ level: marks.length, text }];
  });
}

function joined(groups: readonly Group[]): Segment {
  const heading = groups[0]?.heading;
  return {
    pieces: groups.flatMap(({ pieces }) => pieces),
    kinds: groups.flatMap(({ kinds }) => kinds),
    cells: groups.map(({ cell }) => cell),
    ...(heading === undefined ? {} : { heading }),
  };
}
