import { startsWith } from "../source.ts";
import { note, type Embedded } from "./facts.ts";
import type { Machine } from "./machine.ts";

type Prefix = string | readonly number[];

/** How protocols 2 to 5 begin: as bytes, in hexadecimal digits, and in base64. */
const PLAIN: readonly { readonly encoding: Embedded["encoding"]; readonly prefixes: readonly Prefix[] }[] = [
  { encoding: "raw", prefixes: [[0x80, 2], [0x80, 3], [0x80, 4], [0x80, 5]] },
  { encoding: "hex", prefixes: ["8002", "8003", "8004", "8005"] },
  { encoding: "base64", prefixes: ["gAI", "gAN", "gAO", "gAM", "gAQ", "gAS", "gAR", "gAT", "gAU", "gAV", "gAW", "gAX"] },
];

/** What may hold a pickle but mostly holds something else: packed data, the same in base64, and compiled Python. */
const WRAPPED: typeof PLAIN = [
  { encoding: "packed", prefixes: [[0x78, 0x01], [0x78, 0x5e], [0x78, 0x9c], [0x78, 0xda], [0x1f, 0x8b, 8], "BZh", [0xfd, 0x37, 0x7a, 0x58, 0x5a]] },
  { encoding: "packed-base64", prefixes: ["eAE", "eAF", "eAG", "eAH", "eF4", "eF5", "eF6", "eF7", "eJw", "eJx", "eJy", "eJz", "eNo", "eNp", "eNq", "eNr", "H4sI", "Qlpo", "/Td6W"] },
  { encoding: "marshal", prefixes: codeObjects() },
];

/** A code object takes few arguments, so the upper bytes of their number are zero. */
function codeObjects(): readonly Prefix[] {
  const counts = Array.from({ length: 16 }, (_, index) => index);
  return [0xe3, 0x63].flatMap((mark) => counts.map((count) => [mark, count, 0, 0, 0]));
}

const FIRST: ReadonlySet<number> = new Set([...PLAIN, ...WRAPPED].flatMap(({ prefixes }) => prefixes.map((prefix) => (typeof prefix === "string" ? prefix.charCodeAt(0) : (prefix[0] ?? 0)))));
const MOST = 256;

/** Whoever loads this file may load what is hidden in it next, so texts and bytes that begin like a pickle are kept in mind. */
export function noteEmbedded(machine: Machine, head: Uint8Array, offset: number, length: number): void {
  if (!FIRST.has(head[0] ?? 0)) return;
  const { embedded, wrapped, tampering } = machine.facts;
  const plain = encodingOf(PLAIN, head);
  const outer = plain ?? encodingOf(WRAPPED, head);
  if (plain === undefined && outer !== undefined) note(wrapped, { offset, length, encoding: outer }, MOST);
  if (plain === undefined) return;
  if (embedded.length < MOST) embedded.push({ offset, length, encoding: plain });
  else note(tampering, { offset, what: `More than ${MOST} texts and byte strings begin like pickles. Only so many were looked into.`, severity: "suspicious" }, 1);
}

const encodingOf = (table: typeof PLAIN, head: Uint8Array): Embedded["encoding"] | undefined =>
  table.find(({ prefixes }) => prefixes.some((prefix) => startsWith(head, prefix)))?.encoding;
