import { zipDirectory } from "../archive/directory.ts";
import type { Evidence } from "../report.ts";
import { bytesSource, partOf } from "../source.ts";
import { doubt, type Part } from "./format.ts";
import { inspectZip } from "./zip.ts";

/** Formats that are archives themselves or whose data may be anything up to the end. */
const WHOLE = new Set(["zip", "torch", "torchscript", "torchserve", "keras", "skops", "npz", "tar", "empty"]);

/** A file may begin as one format and end as a zip archive; a program that looks from behind then opens the archive. */
export function trailingArchive(part: Part, format: string): readonly Evidence[] {
  if (WHOLE.has(format) || !Number.isFinite(part.source.size)) return [];
  const directory = zipDirectory(part.source);
  if (directory === undefined || directory.entries.length === 0 || directory.problem !== undefined) return [];
  const first = directory.entries[0];
  const header = first === undefined ? bytesSource(new Uint8Array(0)) : partOf(part.source, first.offset, 4);
  if (header.read(0, 2)[0] !== 0x50) return [];
  return [doubt("The file also is a zip archive when read from its end. Which of the two a program sees depends on the program."), ...inspectZip(part.source, part).evidence];
}
