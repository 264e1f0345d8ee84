/** GitHub and npm end their tokens with six digits of base 62 that are the CRC-32 of what stands before, after a prefix such as `ghp_`. */
export function hasWrongCheckDigits(token: string): boolean {
  const [, body = "", digits = ""] = /^(?:gh[pousr]|npm)_([A-Za-z\d]{30})([A-Za-z\d]{6})$/.exec(token) ?? [];
  return body !== "" && base62(crc32(body)) !== digits;
}

const DIGITS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";

function base62(value: number): string {
  let text = "";
  for (let left = value; text.length < 6; left = Math.floor(left / 62)) text = (DIGITS[left % 62] ?? "") + text;
  return text;
}

/** CRC-32 of IEEE 802.3, bit by bit: tokens are short. */
function crc32(text: string): number {
  let crc = 0xffffffff;
  for (let index = 0; index < text.length; index++) {
    crc ^= text.charCodeAt(index);
    for (let bit = 0; bit < 8; bit++) crc = (crc >>> 1) ^ ((crc & 1) === 0 ? 0 : 0xedb88320);
  }
  return (crc ^ 0xffffffff) >>> 0;
}
