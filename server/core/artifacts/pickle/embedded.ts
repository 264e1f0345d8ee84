import { startsWith } from "../source.ts";
import { note, type Embedded } from "./facts.ts";
import type { Machine } from "./machine.ts";

/** How protocols 2 to 5 begin: as bytes, in hexadecimal digits, and in base64. */
const BEGINNINGS: readonly { readonly encoding: Embedded["encoding"]; readonly prefixes: readonly (string | readonly number[])[] }[] = [
  { encoding: "raw", prefixes: [[0x80, 2], [0x80, 3], [0x80, 4], [0x80, 5]] },
  { encoding: "hex", prefixes: ["8002", "8003", "8004", "8005"] },
  { encoding: "base64", prefixes: ["gAI", "gAN", "gAO", "gAM", "gAQ", "gAS", "gAR", "gAT", "gAU", "gAV", "gAW", "gAX"] },
];

const MOST = 256;

/** Whoever loads this file may load what is hidden in it next, so texts and bytes that begin like a pickle are kept in mind. */
export function noteEmbedded(machine: Machine, head: Uint8Array, offset: number, length: number): void {
  const first = head[0];
  if (first !== 0x80 && first !== 0x38 && first !== 0x67) return;
  const found = BEGINNINGS.find(({ prefixes }) => prefixes.some((prefix) => startsWith(head, prefix)));
  if (found === undefined) return;
  const { embedded, tampering } = machine.facts;
  if (embedded.length < MOST) embedded.push({ offset, length, encoding: found.encoding });
  else note(tampering, { offset, what: `More than ${MOST} texts and byte strings begin like pickles. Only so many were looked into.`, severity: "suspicious" }, 1);
}
