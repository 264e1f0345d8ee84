import type { PlacedFinding } from "./placed.ts";

/**
 * Names for findings that stay when lines move: rule, text of the line, and which one of equal ones it is. With this a
 * service that keeps findings over time knows an old one again.
 */
export function fingerprints(findings: readonly PlacedFinding[]): readonly string[] {
  const seen = new Map<string, number>();
  return findings.map(({ ruleId, lineText }) => {
    const key = `${ruleId}\n${lineText.trim()}`;
    const count = (seen.get(key) ?? 0) + 1;
    seen.set(key, count);
    return `${hash(key)}:${count}`;
  });
}

const OFFSET_BASIS = 0xcbf29ce484222325n;
const PRIME = 0x100000001b3n;

/** FNV-1a, 64 bits, over UTF-16 units (Fowler, Noll, Vo). It names, it does not protect. */
function hash(text: string): string {
  let value = OFFSET_BASIS;
  for (let index = 0; index < text.length; index++) value = BigInt.asUintN(64, (value ^ BigInt(text.charCodeAt(index))) * PRIME);
  return value.toString(16).padStart(16, "0");
}
