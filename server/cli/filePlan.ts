import { createInterface } from "node:readline/promises";

import { unifiedDiff, type PlannedFile } from "../core/index.ts";
import { createFile, readForChange, replaceFile, type Original } from "../host/replaceFile.ts";
import { readStamp } from "../host/readText.ts";
import { pathOf } from "../host/uris.ts";
import type { ExitCode } from "./command.ts";
import { systemNames } from "./names.ts";
import type { Terminal } from "./terminal.ts";

export interface Plan {
  readonly files: readonly PlannedFile[];
  /** What a person should know. */
  readonly notes: readonly string[];
  /** Why something cannot be made. Nothing is written then. */
  readonly refusals?: readonly string[];
  /** What a program is told besides. */
  readonly details?: Readonly<Record<string, unknown>>;
}

/** Shows the plan, or writes it, and says what came of it. */
export async function finishPlan(
  { files, notes, refusals = [], details = {} }: Plan,
  { write, yes, format }: { readonly write: boolean; readonly yes: boolean; readonly format: "text" | "json" },
  terminal: Terminal,
): Promise<ExitCode> {
  const changes = changesOf(files);
  const written: PlanWritten = write && refusals.length === 0 ? await writePlan(changes, yes) : { files: [] };
  const refused = [...refusals, ...(written.refusal === undefined ? [] : [written.refusal])];
  if (format === "json") {
    const planned = changes.map(({ path, state, text }) => ({ file: path, state, text }));
    terminal.result(`${JSON.stringify({ version: 1, ...details, files: planned, written: written.files, notes, refusals: refused }, undefined, 2)}\n`);
  } else if (!write) terminal.result(planText(changes, terminal));
  if (format === "text") [...written.files.map((file) => `wrote ${file}`), ...notes.map((note) => `note: ${note}`)].forEach((line) => terminal.note(line));
  refused.forEach((reason) => terminal.complain(reason));
  return refused.length > 0 ? 2 : 0;
}

/** A file to be written, beside what stands there now. */
interface Change {
  readonly path: string;
  readonly shown: string;
  readonly text: string;
  readonly state: "new" | "same" | "changed";
  readonly original?: Original;
  readonly keeps?: PlannedFile["keeps"];
}

function changesOf(files: readonly PlannedFile[]): readonly Change[] {
  return files.map(({ uri, text, keeps }): Change => {
    const path = pathOf(uri) ?? uri;
    const place = { path, shown: systemNames.shown(uri), text, ...(keeps && { keeps }) };
    if (!readStamp(path)) return { ...place, state: "new" };
    const original = readForChange(path);
    return { ...place, original, state: original.state === "read" && original.text === text ? "same" : "changed" };
  });
}

/** The plan as a patch. */
function planText(changes: readonly Change[], { paint }: Terminal): string {
  const parts = changes.filter(({ keeps }) => keeps !== "record").map((change) => {
    if (change.state === "same") return `${change.shown} stays as it is.\n`;
    const before = change.original?.state === "read" ? change.original.text : undefined;
    return painted(unifiedDiff(change.shown, before, change.text), paint);
  });
  return parts.join("");
}

const painted = (diff: string, paint: Terminal["paint"]): string =>
  diff.replace(/^[-+@].*$/gm, (line) => (line.startsWith("+") ? paint("good", line) : line.startsWith("-") ? paint("error", line) : paint("info", line)));

interface PlanWritten {
  readonly files: readonly string[];
  readonly refusal?: string;
}

/**
 * Writes the plan. A file that stands there with other text is replaced only where its edits are kept, or the person
 * says so: by `--yes`, or when asked in a terminal. Without their word nothing at all is written.
 */
async function writePlan(changes: readonly Change[], yes: boolean): Promise<PlanWritten> {
  const replaced = changes.filter(({ state, keeps }) => state === "changed" && keeps === undefined).map(({ shown }) => shown);
  if (replaced.length > 0 && !yes && !(await mayReplace(replaced))) {
    return { files: [], refusal: `${replaced.join(" and ")} would be replaced, so nothing was written. Add --yes to replace.` };
  }
  const done: string[] = [];
  for (const change of changes.filter(({ state }) => state !== "same")) {
    const written = writeOne(change);
    if (written.state === "failed") return { files: done, refusal: `${change.shown} cannot be written: ${written.reason}.` };
    done.push(change.shown);
  }
  return { files: done };
}

function writeOne({ path, text, original }: Change): ReturnType<typeof createFile> {
  if (!original) return createFile(path, text);
  return original.state === "read" ? replaceFile(path, original, text) : { state: "failed", reason: original.reason };
}

async function mayReplace(names: readonly string[]): Promise<boolean> {
  if (!process.stdin.isTTY) return false;
  const asker = createInterface({ input: process.stdin, output: process.stderr });
  const answer = await asker.question(`Replace ${names.join(" and ")}? [y/N] `).finally(() => asker.close());
  return /^y(es)?$/i.test(answer.trim());
}
