/** The encoding of a text, as its first bytes tell: a byte-order mark, zeroes beside every letter, or UTF-8 if the bytes allow it. */
export function encodingOf(bytes: Uint8Array): "utf-8" | "utf-16le" | "utf-16be" | "windows-1252" {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return "utf-16le";
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return "utf-16be";
  const wide = wideOf(bytes);
  if (wide) return wide;
  try {
    // A character cut in two by the end of the head is no fault.
    new TextDecoder("utf-8", { fatal: true }).decode(bytes, { stream: true });
    return "utf-8";
  } catch {
    return "windows-1252";
  }
}

/** Whether these are no letters in any encoding: control characters stand in them too often. */
export function isBinary(bytes: Uint8Array): boolean {
  if (encodingOf(bytes).startsWith("utf-16")) return false;
  const looked = bytes.subarray(0, LOOKED_AT);
  const odd = looked.reduce((count, byte) => (byte < 0x20 && !SPACES.has(byte) ? count + 1 : count), 0);
  return odd > MOST_ODD * looked.length;
}

const LOOKED_AT = 8192;
const MOST_ODD = 0.02;
/** Tab, line feed, form feed, carriage return. */
const SPACES = new Set([9, 10, 12, 13]);

/** UTF-16 without a mark: of most letters one byte is zero, and hardly any of the others. */
function wideOf(bytes: Uint8Array): "utf-16le" | "utf-16be" | undefined {
  const looked = bytes.subarray(0, LOOKED_AT);
  const zeroes = [0, 1].map((start) => looked.reduce((count, byte, place) => (byte === 0 && place % 2 === start ? count + 1 : count), 0));
  const [even = 0, odd = 0] = zeroes;
  const many = Math.max(8, 0.35 * looked.length);
  if (odd > many && even < 0.01 * looked.length) return "utf-16le";
  return even > many && odd < 0.01 * looked.length ? "utf-16be" : undefined;
}
