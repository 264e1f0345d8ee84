import { builtinNames } from "../facts/notebook/builtins.ts";
import type { Chunk } from "./convert-notebook-chunks.ts";

/** Names that come too late or from nowhere: cells were run in another order, or one was deleted. */
export function nameNotes(chunks: readonly Chunk[]): readonly string[] {
  if (chunks.some(({ statement }) => statement.type === "importFrom" && statement.star)) return [];
  const madeIn = new Map<string, number>();
  for (const { names, cell } of chunks) for (const name of [...names.binds, ...names.globals]) if (!madeIn.has(name)) madeIn.set(name, cell.index + 1);
  const made = new Set<string>();
  const notes = new Map<string, string>();
  for (const { names, cell } of chunks) {
    for (const name of [...names.reads, ...names.later]) {
      if (made.has(name) || builtinNames.has(name) || name === "display" || names.binds.has(name) || notes.has(name)) continue;
      const later = madeIn.get(name);
      if (later === undefined) notes.set(name, `\`${name}\` is used in cell ${cell.index + 1}, and no cell makes it.`);
      else if (names.reads.has(name)) notes.set(name, `\`${name}\` is used in cell ${cell.index + 1}, before cell ${later} makes it.`);
    }
    names.binds.forEach((name) => made.add(name));
  }
  return [...notes.values()];
}
