import type { Files } from "../workspace/snapshot.ts";
import { resolvePath } from "../workspace/uri.ts";

/** Remembers what was generated, so that a later run can tell it from what a person has changed since. */
export const RECORD = ".modelwright/generated.json";

/** By path in the folder, the lines as they were generated. */
export type Recorded = Readonly<Record<string, readonly string[]>>;

/** A damaged record counts as none: then a changed file is replaced only when the person says so. */
export function readRecord(files: Files, folderUri: string): Recorded {
  try {
    const value: unknown = JSON.parse(files.read(resolvePath(folderUri, RECORD))?.text ?? "{}");
    if (typeof value !== "object" || value === null) return {};
    return Object.fromEntries(Object.entries(value).filter((entry): entry is [string, string[]] => isLines(entry[1])));
  } catch {
    return {};
  }
}

/** Sorted by path, so that the record changes only where what was generated does. */
export const recordText = (record: Recorded): string => `${JSON.stringify(Object.fromEntries(Object.entries(record).toSorted(([a], [b]) => (a < b ? -1 : 1))), undefined, 1)}\n`;

const isLines = (value: unknown): value is string[] => Array.isArray(value) && value.every((line) => typeof line === "string");
