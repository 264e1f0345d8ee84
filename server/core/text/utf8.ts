/** One character for each byte, so that any bytes can be compared and shown. */
export function latin1(bytes: Uint8Array): string {
  let text = "";
  for (let start = 0; start < bytes.length; start += 8192) text += String.fromCharCode(...bytes.subarray(start, start + 8192));
  return text;
}

/** UTF-8 to text; a byte that is no UTF-8 becomes U+FFFD. Written out because the core has no TextDecoder. */
export function utf8(bytes: Uint8Array): string {
  let text = "";
  let at = 0;
  while (at < bytes.length) {
    const plain = plainRun(bytes, at);
    if (plain > at) {
      text += latin1(bytes.subarray(at, plain));
      at = plain;
      continue;
    }
    const first = bytes[at++] ?? 0;
    const more = first < 0x80 ? 0 : first >= 0xf0 && first < 0xf8 ? 3 : first >= 0xe0 ? 2 : first >= 0xc2 ? 1 : -1;
    const code = more === 0 ? first : more < 0 || first >= 0xf8 ? undefined : continued(bytes, at, first & (0x3f >> more), more);
    text += code === undefined ? "\ufffd" : String.fromCodePoint(code);
    if (code !== undefined) at += more;
  }
  return text;
}

/** Where the ASCII characters from `at` on end; most texts are nothing else. */
function plainRun(bytes: Uint8Array, at: number): number {
  const limit = Math.min(bytes.length, at + 8192);
  let end = at;
  while (end < limit && (bytes[end] ?? 0) < 0x80) end++;
  return end;
}

function continued(bytes: Uint8Array, at: number, start: number, count: number): number | undefined {
  let code = start;
  for (let index = 0; index < count; index++) {
    const byte = bytes[at + index] ?? 0;
    if ((byte & 0xc0) !== 0x80) return undefined;
    code = (code << 6) | (byte & 0x3f);
  }
  return code > 0x10ffff ? undefined : code;
}
