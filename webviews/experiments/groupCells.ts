import { readerOf, type CellValue, type ColumnKey } from "../../server/core/insights/experiments/query/cells.ts";
import { counted, formatDuration, formatNumber, formatTime } from "../shared/format.ts";
import type { ShownColumn } from "./columns.ts";
import type { RunData } from "./data.ts";
import type { Aggregate } from "./state.ts";

/** What stands in the cell of a group, and what is said about it. */
export interface GroupCell {
  readonly text: string;
  readonly hint: string;
}

/** A figure of a column's numbers over several runs; nothing where none of them has one. What is not finite does not count. */
export function aggregated(data: RunData, key: ColumnKey, places: readonly number[], aggregate: Aggregate): number | undefined {
  return figuresOf(data, key, places)?.[aggregate];
}

export interface Figures {
  readonly mean: number;
  readonly min: number;
  readonly max: number;
  /** Of how many runs. */
  readonly count: number;
}

export function figuresOf(data: RunData, key: ColumnKey, places: readonly number[]): Figures | undefined {
  let [sum, min, max, count] = [0, Infinity, -Infinity, 0];
  const read = readerOf(data, key);
  for (const place of places) {
    const value = read(place);
    if (typeof value !== "number" || !Number.isFinite(value)) continue;
    sum += value;
    min = Math.min(min, value);
    max = Math.max(max, value);
    count += 1;
  }
  return count === 0 ? undefined : { mean: sum / count, min, max, count };
}

/** `undefined` while the column is on its way. */
export function groupCell(data: RunData, column: ShownColumn, places: readonly number[], aggregate: Aggregate, decimals: number | undefined): GroupCell | undefined {
  const { key, group, title } = column;
  if (key.startsWith("curve:")) return { text: "", hint: title };
  if (group !== "run" && !data.cells(key)) return undefined;
  if (group === "metric" || key === "run:duration") return numberCell(data, column, places, aggregate, decimals);
  if (key === "run:started") return timeCell(data, key, places);
  return wordsCell(places.map(readerOf(data, key)), title);
}

function numberCell(data: RunData, { key, title }: ShownColumn, places: readonly number[], aggregate: Aggregate, decimals: number | undefined): GroupCell {
  const figures = figuresOf(data, key, places);
  if (!figures) return { text: "–", hint: `${title}: none of these runs has it` };
  const shown = (value: number): string => (key === "run:duration" ? formatDuration(value) : formatNumber(value, 4, decimals));
  const lacking = figures.count < places.length ? `; ${counted(places.length - figures.count, "run")} without it` : "";
  return { text: shown(figures[aggregate]), hint: `${title}, ${WORDS[aggregate]} of ${counted(figures.count, "run")}: from ${shown(figures.min)} to ${shown(figures.max)}, mean ${shown(figures.mean)}${lacking}` };
}

export const WORDS: Readonly<Record<Aggregate, string>> = { mean: "mean", min: "lowest", max: "highest" };

function timeCell(data: RunData, key: ColumnKey, places: readonly number[]): GroupCell {
  const figures = figuresOf(data, key, places);
  if (!figures) return { text: "–", hint: "None of these runs says when it started" };
  return { text: formatTime(figures.max), hint: `The latest started ${formatTime(figures.max)}, the first ${formatTime(figures.min)}` };
}

/** More different values than these are counted only. */
const MOST_NAMED = 2;
/** Of more than these nobody reads which are the most frequent. */
const MOST_SORTED = 100;

function wordsCell(cells: readonly CellValue[], title: string): GroupCell {
  const counts = new Map<string, number>();
  for (const cell of cells) if (cell !== undefined && cell !== "") counts.set(String(cell), (counts.get(String(cell)) ?? 0) + 1);
  if (counts.size > MOST_SORTED) return { text: `${counts.size} values`, hint: `${title}: ${counts.size} different values` };
  const sorted = [...counts].toSorted(([, a], [, b]) => b - a);
  const [only] = sorted;
  if (!only) return { text: "–", hint: `${title}: none of these runs has it` };
  const words = sorted.slice(0, 12).map(([word, count]) => `${word} (${count})`).join(", ");
  const text = sorted.length === 1 ? only[0] : sorted.length <= MOST_NAMED ? sorted.map(([word, count]) => `${count} ${word}`).join(", ") : `${sorted.length} values`;
  return { text, hint: `${title}: ${words}${sorted.length > 12 ? ", …" : ""}` };
}
