import type { Files } from "../workspace/snapshot.ts";
import { relativePath, resolvePath } from "../workspace/uri.ts";
import { mergeLines } from "./mergeLines.ts";
import type { PlannedFile, ScaffoldPlan } from "./plan.ts";
import { RECORD, readRecord, recordText } from "./record.ts";

/**
 * The plan with the edits of people kept: what was generated last time, what stands there now and what would be generated
 * now are merged line by line. Where both have changed the same lines, the person's stand, and a note says so.
 */
export function keepEdits(plan: ScaffoldPlan, folderUri: string, files: Files): ScaffoldPlan {
  if (plan.state === "refused") return plan;
  const record = readRecord(files, folderUri);
  const notes: string[] = [];
  const own: string[] = [];
  const merged = plan.files.map((file): PlannedFile => {
    // A notebook is read as its cells, which are no lines of the file: it is shown as a difference instead.
    if (isNotebook(file)) return file;
    const path = relativePath(folderUri, file.uri);
    const current = files.read(file.uri)?.text;
    const base = record[path];
    if (current !== undefined && base === undefined && current !== file.text) own.push(path);
    if (current === undefined || base === undefined || current === file.text) return file;
    const { lines, disputed } = mergeLines(current.split("\n"), base, file.text.split("\n"), ({ yours }) => ({ lines: yours, isOpen: true }));
    if (disputed.length > 0) notes.push(`${path}: you have changed what would now be generated otherwise, so yours stays (line ${disputed.join(", ")}).`);
    return { ...file, text: lines.join("\n"), keeps: "updated" };
  });
  const generated = Object.fromEntries(plan.files.filter((file) => !isNotebook(file)).map(({ uri, text }) => [relativePath(folderUri, uri), text.split("\n")]));
  const next: PlannedFile = { uri: resolvePath(folderUri, RECORD), text: recordText({ ...record, ...generated }), keeps: "record" };
  return { ...plan, files: [...merged, next], notes: [...plan.notes, ...notes, ...(own.length > 0 ? [`The folder has its own ${own.join(" and ")}: compare before you replace.`] : [])] };
}

const isNotebook = ({ uri }: PlannedFile): boolean => uri.endsWith(".ipynb");
