import { partOf, startsWith, type ByteSource } from "../source.ts";
import { latin1, utf8 } from "../text.ts";
import type { Evidence } from "../report.ts";
import { escapes, type Member } from "./members.ts";

const BLOCK = 512;
const MOST_MEMBERS = 100_000;
const LONGEST_NAME = 1 << 16;

/** With the mark that all newer writers set; or without, as of 1979, where the checksum of the header tells. */
export const isTar = (source: ByteSource): boolean => startsWith(source.read(257, 5), "ustar") || isHeader(source.read(0, BLOCK));

function isHeader(header: Uint8Array): boolean {
  if (header.length < BLOCK || header[0] === 0 || !/^[ 0]*[0-7]+[\0 ]/.test(latin1(header.subarray(148, 156)))) return false;
  const stated = parseInt(latin1(header.subarray(148, 156)).replace(/[\0 ]/g, ""), 8);
  return header.reduce((sum, byte, at) => sum + (at >= 148 && at < 156 ? 0x20 : byte), 0) === stated;
}

/** The members of a tar archive, in order. The last one says so where the archive is cut short. */
export function* tarMembers(source: ByteSource): Generator<Member> {
  let at = 0;
  let longName: string | undefined;
  for (let count = 0; count < MOST_MEMBERS; count++) {
    const header = source.read(at, BLOCK);
    if (header.length < BLOCK || header.every((byte) => byte === 0)) return;
    const size = sizeIn(header);
    if (size === undefined || !(startsWith(header, "ustar", 257) || isHeader(header))) {
      yield broken("The archive is damaged, so not all of its members could be looked at.", at);
      return;
    }
    const type = String.fromCharCode(header[156] ?? 0);
    const contents = partOf(source, at + BLOCK, size);
    at += BLOCK + Math.ceil(size / BLOCK) * BLOCK;
    if (type === "L" || type === "x") {
      longName = nameIn(contents.read(0, Math.min(size, LONGEST_NAME)), type) ?? longName;
      continue;
    }
    const name = longName ?? nameOf(header);
    longName = undefined;
    yield { name, size, evidence: [...doubts(name, type, header)], ...(type === "0" || type === "\0" ? { source: contents } : {}) };
    if (contents.size < size) yield broken("The archive ends in the middle of a member.", at);
  }
}

const broken = (what: string, at: number): Member => ({ name: `byte ${at}`, size: 0, evidence: [{ what, where: `byte ${at}`, severity: "uninspected" }] });

function doubts(name: string, type: string, header: Uint8Array): readonly Evidence[] {
  const target = (type === "1" || type === "2") && escapes(text(header, 157, 100));
  if (!escapes(name) && !target) return [];
  return [{ what: `Unpacking \`${name}\` would write or link outside of the folder, and so could overwrite any file.`, where: name, severity: "dangerous" }];
}

const text = (bytes: Uint8Array, at: number, length: number): string => utf8(bytes.subarray(at, at + length)).replace(/\0.*$/s, "");

function nameOf(header: Uint8Array): string {
  const prefix = text(header, 345, 155);
  return prefix === "" ? text(header, 0, 100) : `${prefix}/${text(header, 0, 100)}`;
}

/** GNU keeps a long name as it is, POSIX as a record `27 path=...`. */
function nameIn(bytes: Uint8Array, type: string): string | undefined {
  return type === "L" ? utf8(bytes).replace(/\0.*$/s, "") : /\d+ path=([^\n]*)\n/.exec(utf8(bytes))?.[1];
}

/** Octal digits, or a large number in base 256. */
function sizeIn(header: Uint8Array): number | undefined {
  if ((header[124] ?? 0) >= 0x80) return header.subarray(125, 136).reduce((value, byte) => value * 256 + byte, 0);
  const digits = latin1(header.subarray(124, 136)).replace(/[\0 ]/g, "");
  return /^[0-7]+$/.test(digits) ? parseInt(digits, 8) : digits === "" ? 0 : undefined;
}
