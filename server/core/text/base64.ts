const LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
/** A multiple of three, so that pieces can be put together. */
const PIECE = 6144;

/** Bytes as base64 (RFC 4648). Written out because the core has neither Buffer nor btoa. */
export function base64(bytes: Uint8Array): string {
  const pieces: string[] = [];
  for (let start = 0; start < bytes.length; start += PIECE) pieces.push(pieceOf(bytes, start, Math.min(bytes.length, start + PIECE)));
  return pieces.join("");
}

function pieceOf(bytes: Uint8Array, start: number, end: number): string {
  let text = "";
  for (let at = start; at < end; at += 3) {
    const [a, b, c] = [bytes[at] ?? 0, bytes[at + 1] ?? 0, bytes[at + 2] ?? 0];
    const word = (a << 16) | (b << 8) | c;
    text += letter(word >> 18) + letter(word >> 12) + (at + 1 < end ? letter(word >> 6) : "=") + (at + 2 < end ? letter(word) : "=");
  }
  return text;
}

const letter = (bits: number): string => LETTERS[bits & 63] ?? "A";

/** The bytes that base64 stands for; what is no letter of it is passed over. */
export function bytesOfBase64(text: string): Uint8Array {
  const bits = Array.from(text, (each) => VALUES.get(each) ?? -1).filter((value) => value >= 0);
  const bytes = new Uint8Array(Math.floor((bits.length * 3) / 4));
  for (let at = 0; at < bytes.length; at += 1) {
    const first = Math.floor((at * 4) / 3);
    const word = ((bits[first] ?? 0) << 6) | (bits[first + 1] ?? 0);
    bytes[at] = word >> (4 - 2 * (at % 3));
  }
  return bytes;
}

const VALUES: ReadonlyMap<string, number> = new Map(Array.from(LETTERS, (each, value) => [each, value]));
