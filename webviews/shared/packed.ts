/** Numbers that came as base64 of little-endian doubles. */
export function unpacked(text: string): Float64Array {
  const bytes = atob(text);
  const numbers = new Uint8Array(bytes.length);
  for (let at = 0; at < bytes.length; at += 1) numbers[at] = bytes.charCodeAt(at);
  return new Float64Array(numbers.buffer);
}
