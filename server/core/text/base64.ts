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
