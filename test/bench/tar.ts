import { readFileSync } from "node:fs";
import { gunzipSync } from "node:zlib";

const BLOCK = 512;

/** The text files of a .tar.gz by path, without writing anything to the disk. Reads ustar and GNU long names. */
export function readTarGz(path: string): ReadonlyMap<string, string> {
  const bytes = gunzipSync(readFileSync(path));
  const files = new Map<string, string>();
  let longName: string | undefined;
  for (let offset = 0; offset + BLOCK <= bytes.length; ) {
    const header = bytes.subarray(offset, offset + BLOCK);
    if (header.every((byte) => byte === 0)) break;
    const size = Number.parseInt(field(header, 124, 12), 8);
    const body = bytes.subarray(offset + BLOCK, offset + BLOCK + size);
    const type = field(header, 156, 1);
    const name = longName ?? [field(header, 345, 155), field(header, 0, 100)].filter((part) => part !== "").join("/");
    longName = undefined;
    if (type === "L") longName = body.toString("utf8").replace(/\0.*$/s, "");
    else if (type === "x") longName = /\d+ path=([^\n]*)\n/.exec(body.toString("utf8"))?.[1];
    else if (type === "0" || type === "") files.set(name.replace(/^\.\//, ""), body.toString("utf8"));
    offset += BLOCK + Math.ceil(size / BLOCK) * BLOCK;
  }
  return files;
}

const field = (header: Buffer, start: number, length: number): string =>
  header.subarray(start, start + length).toString("utf8").replace(/\0.*$/s, "").trim();
