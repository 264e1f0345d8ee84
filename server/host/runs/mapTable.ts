import { closeSync, mkdirSync, openSync, readFileSync, readSync, renameSync, writeFileSync } from "node:fs";
import { basename, dirname, isAbsolute, join, relative } from "node:path";

import { logColumns, logPreview, withMapping, type ChangeResult, type ColumnMapping, type LogColumns } from "../../core/index.ts";
import { statOf } from "./stat.ts";

/** So much of a table is enough to ask about its columns. */
const MOST_BYTES = 1_000_000;
const FILE = join(".modelwright", "columns.json");

export type ColumnsOfTable = ({ readonly state: "read" } & LogColumns) | { readonly state: "refused"; readonly reason: string };

export function columnsOfTable(path: string): ColumnsOfTable {
  try {
    const read = logColumns(basename(path), beginning(path));
    return read.columns.length > 0 && read.rows > 0 ? { state: "read", ...read } : { state: "refused", reason: `${basename(path)} holds no table: its first line must name the columns, or each line be a JSON object.` };
  } catch (error) {
    return { state: "refused", reason: `${path} cannot be read: ${error instanceof Error ? error.message : String(error)}` };
  }
}

export const previewOfTable = (path: string, mapping: ColumnMapping): readonly string[] => logPreview(basename(path), beginning(path), mapping);

/** Keeps what was said of a table in the `.modelwright/columns.json` of the folder that holds it; `like` stands for the names of all tables like it. */
export function mapTable(path: string, folders: readonly string[], mapping: ColumnMapping, like: string | undefined): ChangeResult {
  const folder = folders.find((each) => isWithin(each, path)) ?? dirname(path);
  const own = relative(folder, path).replaceAll("\\", "/");
  const pattern = like === undefined ? own : [...own.split("/").slice(0, -1), like].join("/");
  const file = join(folder, FILE);
  try {
    const text = withMapping(statOf(file) ? readFileSync(file, "utf8") : undefined, pattern, mapping);
    if (text === undefined) return { state: "refused", reason: `${file} is no valid JSON with \`tables\`, so nothing is written to it. Mend it, or bring it back from git.` };
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(`${file}.new`, text);
    renameSync(`${file}.new`, file);
    return { state: "done", note: `Kept for ${pattern} in ${FILE.replaceAll("\\", "/")}.` };
  } catch (error) {
    return { state: "refused", reason: `${file} could not be written: ${error instanceof Error ? error.message : String(error)}` };
  }
}

function isWithin(folder: string, path: string): boolean {
  const inner = relative(folder, path);
  return inner !== "" && !inner.startsWith("..") && !isAbsolute(inner);
}

/** Up to the last whole line. */
function beginning(path: string): string {
  const file = openSync(path, "r");
  try {
    const bytes = Buffer.alloc(MOST_BYTES);
    const count = readSync(file, bytes, 0, MOST_BYTES, 0);
    const text = bytes.toString("utf8", 0, count);
    return count < MOST_BYTES ? text : text.slice(0, text.lastIndexOf("\n") + 1);
  } finally {
    closeSync(file);
  }
}
