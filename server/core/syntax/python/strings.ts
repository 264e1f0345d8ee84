const SIMPLE: Readonly<Record<string, string>> = { n: "\n", t: "\t", r: "\r", "\\": "\\", "'": "'", '"': '"', a: "\x07", b: "\b", f: "\f", v: "\v", "\n": "" };
const ESCAPE = /\\(\r\n|N\{[^}]*\}|x[\da-fA-F]{2}|u[\da-fA-F]{4}|U[\da-fA-F]{8}|[0-7]{1,3}|[^])/g;

/** The value of a string literal's content. `prefix` is what stands before the first quote, such as `r` or `b`. */
export function stringValue(content: string, prefix: string): string {
  if (/r/i.test(prefix) || !content.includes("\\")) return content;
  return content.replace(ESCAPE, (whole, body: string) => unescape(whole, body));
}

function unescape(whole: string, body: string): string {
  const simple = SIMPLE[body];
  if (simple !== undefined) return simple;
  if (/^[0-7]/.test(body)) return String.fromCodePoint(Number.parseInt(body, 8));
  if (/^[xuU]./.test(body)) return codePoint(Number.parseInt(body.slice(1), 16));
  return body === "\r\n" ? "" : whole;
}

const codePoint = (value: number): string => (value <= 0x10ffff ? String.fromCodePoint(value) : "\ufffd");

/** A number as Python reads it; `NaN` for a complex one. */
export function numberValue(text: string): number {
  const plain = text.replaceAll("_", "").toLowerCase();
  if (plain.endsWith("j")) return Number.NaN;
  return Number(plain.endsWith("l") ? plain.slice(0, -1) : plain);
}
