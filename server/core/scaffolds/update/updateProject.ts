import type { Conversion } from "../../refactors/convert-notebook.ts";
import type { ProjectOrigins } from "../../refactors/project/origins.ts";
import type { Files } from "../../workspace/snapshot.ts";
import { relativePath, resolvePath } from "../../workspace/uri.ts";
import type { Merged } from "../mergeLines.ts";
import type { PlannedFile } from "../plan.ts";
import { RECORD, readRecord, recordText } from "../record.ts";
import { MARK, mergeMarked } from "./conflicts.ts";
import { mergeModules } from "./mergeModules.ts";
import { mergeNotebook } from "./mergeNotebook.ts";
import { pairCells } from "./pairing.ts";

export type Converted = Extract<Conversion, { readonly state: "converted" }>;

/**
 * A project made anew from its notebook, with what people have changed in it since. Code is followed by the ids of the cells it comes
 * from, so that an edit stays with its cell's lines when cells are moved or stages are cut otherwise; everything else is merged line by
 * line. Where both sides changed the same lines, both stand in the file between the marks of a merge: nothing is overwritten.
 * `only` leaves out files; what was made of the others before is then remembered as it was, and so is what modules came from while one is left out.
 */
export function updateProject({ files, notes, folderUri = "", origins }: Converted, snapshotFiles: Files, only?: (path: string) => boolean): {
  readonly files: readonly PlannedFile[];
  readonly notes: readonly string[];
} {
  const record = readRecord(snapshotFiles, folderUri);
  const pathOf = ({ uri }: PlannedFile): string => relativePath(folderUri, uri);
  const wanted = only ? files.filter((file) => only(pathOf(file))) : files;
  const textThere = (path: string): string | undefined => snapshotFiles.read(resolvePath(folderUri, path))?.text;
  // Git on Windows gives lines another end, which is nobody's edit.
  const current = (path: string): string | undefined => textThere(path)?.replaceAll("\r\n", "\n");
  const next = new Map(files.map((file) => [pathOf(file), file.text]));
  const base = origins && readOrigins(current(originsPath(origins)), origins.package);
  const linesAt = (textAt: (path: string) => string | undefined) => (path: string) => textAt(path)?.split("\n");
  const modules = base && mergeModules({ base, next: origins, baseLines: (path) => record[path], yourLines: linesAt(current), nextLines: linesAt((path) => next.get(path)) });
  const told: string[] = [...notes];
  const own: string[] = [];
  const merged = wanted.flatMap((file): readonly PlannedFile[] => {
    const path = pathOf(file);
    if (path.endsWith(".ipynb")) return thinNotebook(file, snapshotFiles, record[path]);
    const yours = current(path);
    const generated = record[path];
    if (yours !== undefined && generated === undefined && yours !== file.text) own.push(path);
    const merged = modules?.files.get(path) ?? mergedFile(yours, generated, file.text);
    const result = { ...merged, disputed: merged.disputed.length > 0 ? merged.disputed : openDisputes(merged.lines) };
    if (result.disputed.length > 0) told.push(disputeText(path, result.disputed));
    return [{ ...file, text: result.lines.join(textThere(path)?.includes("\r\n") === true ? "\r\n" : "\n"), ...(result.disputed.length > 0 ? { disputed: result.disputed } : {}), ...(yours === undefined || generated === undefined ? {} : { keeps: "updated" as const }) }];
  });
  if (own.length > 0) told.push(`The folder has its own ${own.join(" and ")}: compare before you replace.`);
  for (const path of modules?.left ?? []) told.push(`${path}: nothing of the notebook goes there any more, and your edits in it stand where they stood. Take over what you need, then delete it.`);
  const generated = Object.fromEntries(wanted.map((file) => [pathOf(file), file.text.split("\n")]));
  const records: PlannedFile[] = [{ uri: resolvePath(folderUri, RECORD), text: recordText({ ...record, ...generated }), keeps: "record" }];
  if (origins && Object.keys(origins.files).every((path) => !only || only(path))) records.push({ uri: resolvePath(folderUri, originsPath(origins)), text: `${JSON.stringify(origins, undefined, 1)}\n`, keeps: "record" });
  return { files: [...merged, ...records], notes: told };
}

/** Where a person cut the notebook when its project was made, found again among its cells as they are now. */
export function recordedCuts({ folderUri = "", origins }: Converted, files: Files): readonly number[] | undefined {
  const base = origins && readOrigins(files.read(resolvePath(folderUri, originsPath(origins)))?.text, origins.package);
  if (!origins || !base?.cuts) return undefined;
  const before = new Set(base.cuts);
  return [...pairCells(base.cells, origins.cells)].filter(([, old]) => before.has(old)).map(([now]) => now).toSorted((a, b) => a - b);
}

const originsPath = (origins: ProjectOrigins): string => `.modelwright/${origins.package}.cells.json`;

function mergedFile(yours: string | undefined, base: readonly string[] | undefined, next: string): Merged {
  if (yours === undefined || base === undefined || yours === next) return { lines: next.split("\n"), disputed: [] };
  return mergeMarked(yours.split("\n"), base, next.split("\n"));
}

/** Those that a person has not settled since the last update. */
const openDisputes = (lines: readonly string[]): readonly number[] => lines.flatMap((line, index) => (line === MARK ? [index + 1] : []));

/** Its lines are JSON, which no person edits line by line. */
function thinNotebook(file: PlannedFile, files: Files, base: readonly string[] | undefined): readonly PlannedFile[] {
  const cells = files.read(file.uri)?.cells;
  if (!cells || !base) return [file];
  const text = mergeNotebook({ yours: cells, stored: files.stored?.(file.uri), base: base.join("\n"), next: file.text });
  return text === undefined ? [] : [{ ...file, text, keeps: "updated" }];
}

const disputeText = (path: string, lines: readonly number[]): string =>
  `${path}: you and the notebook have changed the same (line ${lines.join(", ")}). Both stand there between <<<<<<< and >>>>>>>: keep one of them.`;

/** What the project was made of; a damaged record counts as none, and then files are merged line by line. */
function readOrigins(text: string | undefined, name: string): ProjectOrigins | undefined {
  try {
    const value: unknown = JSON.parse(text ?? "");
    return isOrigins(value) && value.package === name ? value : undefined;
  } catch {
    return undefined;
  }
}

function isOrigins(value: unknown): value is ProjectOrigins {
  if (typeof value !== "object" || value === null) return false;
  const lists: readonly unknown[] = ["cells", "stages", "definitions"].map((key) => (value as Record<string, unknown>)[key]);
  const { files, cuts }: { readonly files?: unknown; readonly cuts?: unknown } = value;
  if (cuts !== undefined && !(Array.isArray(cuts) && cuts.every((cut) => typeof cut === "number"))) return false;
  return lists.every((list) => Array.isArray(list) && list.every((one) => typeof one === "object" && one !== null)) && typeof files === "object" && files !== null && Object.values(files).every(isOriginList);
}

const isOriginList = (value: unknown): boolean => Array.isArray(value) && value.every((one: unknown) => typeof one === "object" && one !== null && "of" in one && "name" in one && "lines" in one && typeof one.lines === "number");
