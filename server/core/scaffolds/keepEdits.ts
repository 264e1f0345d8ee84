import { diff3Merge } from "node-diff3";

import type { Files } from "../workspace/snapshot.ts";
import { relativePath, resolvePath } from "../workspace/uri.ts";
import type { PlannedFile, ScaffoldPlan } from "./plan.ts";

/** Remembers what was generated, so that a later run can tell it from what a person has changed since. */
const RECORD = ".modelwright/generated.json";

type Recorded = Readonly<Record<string, readonly string[]>>;

/**
 * The plan with the edits of people kept: what was generated last time, what stands there now and what would be generated
 * now are merged line by line. Where both have changed the same lines, the person's stand, and a note says so.
 */
export function keepEdits(plan: ScaffoldPlan, folderUri: string, files: Files): ScaffoldPlan {
  if (plan.state === "refused") return plan;
  const record = readRecord(files.read(resolvePath(folderUri, RECORD))?.text);
  const notes: string[] = [];
  const own: string[] = [];
  const merged = plan.files.map((file): PlannedFile => {
    const path = relativePath(folderUri, file.uri);
    const current = files.read(file.uri)?.text;
    const base = record[path];
    if (current !== undefined && base === undefined && current !== file.text && !isNotebook(file)) own.push(path);
    if (current === undefined || base === undefined || current === file.text || isNotebook(file)) return file;
    const { text, disputed } = mergeLines(current, base, file.text);
    if (disputed.length > 0) notes.push(`${path}: you have changed what would now be generated otherwise, so yours stays (line ${disputed.join(", ")}).`);
    return { ...file, text, keeps: "updated" };
  });
  const generated = Object.fromEntries(plan.files.filter((file) => !isNotebook(file)).map(({ uri, text }) => [relativePath(folderUri, uri), linesOf(text)]));
  const next = `${JSON.stringify(sorted({ ...record, ...generated }), undefined, 1)}\n`;
  return { ...plan, files: [...merged, { uri: resolvePath(folderUri, RECORD), text: next, keeps: "record" }], notes: [...plan.notes, ...notes, ...(own.length > 0 ? [`The folder has its own ${own.join(" and ")}: compare before you replace.`] : [])] };
}

/** Its lines are JSON, and a merge of them need not be: it is shown as a difference instead. */
const isNotebook = ({ uri }: PlannedFile): boolean => uri.endsWith(".ipynb");

const linesOf = (text: string): string[] => text.split("\n");

const sorted = (record: Recorded): Recorded => Object.fromEntries(Object.entries(record).toSorted(([a], [b]) => (a < b ? -1 : 1)));

function mergeLines(current: string, base: readonly string[], next: string): { readonly text: string; readonly disputed: readonly number[] } {
  const lines: string[] = [];
  const disputed: number[] = [];
  for (const region of diff3Merge(linesOf(current), [...base], linesOf(next), { excludeFalseConflicts: true })) {
    if (region.conflict) disputed.push(lines.length + 1);
    lines.push(...(region.ok ?? region.conflict?.a ?? []));
  }
  return { text: lines.join("\n"), disputed };
}

/** A damaged record counts as none: then a changed file is replaced only when the person says so. */
function readRecord(text: string | undefined): Recorded {
  try {
    const value: unknown = JSON.parse(text ?? "{}");
    if (typeof value !== "object" || value === null) return {};
    return Object.fromEntries(Object.entries(value).filter((entry): entry is [string, string[]] => isLines(entry[1])));
  } catch {
    return {};
  }
}

const isLines = (value: unknown): value is string[] => Array.isArray(value) && value.every((line) => typeof line === "string");
