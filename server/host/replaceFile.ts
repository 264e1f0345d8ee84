import { closeSync, fsyncSync, mkdirSync, openSync, readFileSync, realpathSync, renameSync, rmSync, statSync, writeFileSync } from "node:fs";
import { basename, dirname, join } from "node:path";

/** A file's text, together with its bytes, so that a later change of it by someone else is noticed. */
export type Original =
  | { readonly state: "read"; readonly text: string; readonly bytes: Buffer }
  | { readonly state: "unreadable"; readonly reason: string };

export type Written = { readonly state: "written" } | { readonly state: "failed"; readonly reason: string };

const BYTE_ORDER_MARK = "\uFEFF";

/** Reads a file that is to be changed. Only UTF-8 can be written back as it was. The byte order mark is not part of the text. */
export function readForChange(path: string): Original {
  try {
    const bytes = readFileSync(path);
    const text = new TextDecoder("utf-8", { fatal: true }).decode(bytes);
    return { state: "read", text, bytes };
  } catch (error) {
    return { state: "unreadable", reason: error instanceof TypeError ? "it is not UTF-8" : messageOf(error) };
  }
}

/**
 * Replaces the file's text all at once or not at all: the new text is written beside it and then takes its name. A file
 * that has changed since it was read is left alone. Symbolic links, access rights and the byte order mark stay.
 */
export function replaceFile(path: string, original: Original & { readonly state: "read" }, text: string): Written {
  let temporary: string | undefined;
  try {
    const target = realpathSync(path);
    const { mode } = statSync(target);
    temporary = join(dirname(target), `.${basename(target)}.${process.pid}.tmp`);
    const mark = hasMark(original.bytes) ? BYTE_ORDER_MARK : "";
    writeThrough(temporary, mark + text, mode);
    if (!readFileSync(target).equals(original.bytes)) return { state: "failed", reason: "the file was changed by someone else meanwhile" };
    renameSync(temporary, target);
    temporary = undefined;
    return { state: "written" };
  } catch (error) {
    return { state: "failed", reason: messageOf(error) };
  } finally {
    if (temporary !== undefined) rmSync(temporary, { force: true });
  }
}

/** Writes a file that must not be there yet, and the folders that it needs. */
export function createFile(path: string, text: string): Written {
  try {
    mkdirSync(dirname(path), { recursive: true });
    writeThrough(path, text, 0o666);
    return { state: "written" };
  } catch (error) {
    return { state: "failed", reason: messageOf(error) };
  }
}

const hasMark = (bytes: Buffer): boolean => bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf;

/** The bytes are on the disk before the name changes, so that not even a power cut leaves half a file. */
function writeThrough(path: string, text: string, mode: number): void {
  const file = openSync(path, "wx", mode);
  try {
    writeFileSync(file, text);
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
}

const messageOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));
