import type { StoreContents } from "../../stores/contents.ts";
import { isRecord, parseJson } from "../../stores/numbers.ts";
import type { RunHead } from "../../stores/run.ts";
import type { RunChange } from "./writes.ts";

/** What people wrote of a run whose tracker cannot take it. */
export interface RunNotes {
  readonly tags?: Readonly<Record<string, string>>;
  readonly note?: string;
  readonly deleted?: true;
}

/** By the run's store and id with `#` between them; the store as its path from the folder that holds the file. */
export type NotesFile = Readonly<Record<string, RunNotes>>;

/** Reads `.modelwright/runs.json`; `undefined` where it is damaged. What makes no sense in an entry is passed over. */
export function readNotes(text: string): NotesFile | undefined {
  const file = parseJson(text);
  const runs = isRecord(file) ? file["runs"] : undefined;
  if (!isRecord(runs)) return undefined;
  return Object.fromEntries(Object.entries(runs).map(([key, entry]) => [key, notesIn(entry)]));
}

/** Sorted, one line per run, so that git shows whose notes changed and merges them. */
export function notesText(notes: NotesFile): string {
  const lines = Object.keys(notes).toSorted().map((key) => `    ${JSON.stringify(key)}: ${JSON.stringify(notes[key])}`);
  return `{\n  "version": 1,\n  "runs": {\n${lines.join(",\n")}\n  }\n}\n`;
}

function notesIn(entry: unknown): RunNotes {
  if (!isRecord(entry)) return {};
  const { tags, note, deleted } = entry;
  const texts = isRecord(tags) ? Object.fromEntries(Object.entries(tags).filter((tag): tag is [string, string] => typeof tag[1] === "string")) : {};
  return { ...(Object.keys(texts).length > 0 && { tags: texts }), ...(typeof note === "string" && { note }), ...(deleted === true && { deleted }) };
}

/** The notes of a run after a change; nothing left is `undefined`. */
export function changedNotes(old: RunNotes, change: RunChange): RunNotes | undefined {
  const { note, deleted, tags = {} } = old;
  const next = CHANGES[change.change]({ tags, ...(note !== undefined && { note }), ...(deleted && { deleted }) }, change as never);
  const kept = { ...(Object.keys(next.tags ?? {}).length > 0 && { tags: next.tags }), ...(next.note !== undefined && next.note !== "" && { note: next.note }), ...(next.deleted && { deleted: next.deleted }) };
  return Object.keys(kept).length > 0 ? kept : undefined;
}

const CHANGES: { readonly [Kind in RunChange["change"]]: (old: RunNotes, change: Extract<RunChange, { readonly change: Kind }>) => RunNotes } = {
  tag: (old, { name, value }) => ({ ...old, tags: { ...old.tags, [name]: value } }),
  untag: (old, { name }) => ({ ...old, tags: Object.fromEntries(Object.entries(old.tags ?? {}).filter(([each]) => each !== name)) }),
  note: (old, { text }) => ({ ...old, note: text }),
  delete: (old) => ({ ...old, deleted: true }),
  restore: ({ tags, note }) => ({ ...(tags && { tags }), ...(note !== undefined && { note }) }),
};

/** A store's contents with what people wrote of its runs put on top. */
export function annotated(contents: StoreContents, notesOf: (run: Pick<RunHead, "id" | "store">) => RunNotes | undefined): StoreContents {
  const runs = contents.runs.map((run) => {
    const notes = notesOf(run);
    if (!notes) return run;
    return { ...run, tags: { ...run.tags, ...notes.tags }, ...(notes.note !== undefined && { note: notes.note }), deleted: run.deleted || notes.deleted === true };
  });
  return runs.every((run, place) => run === contents.runs[place]) ? contents : { ...contents, runs };
}
