import { rememberedByText } from "../../memo.ts";
import { mappingOf } from "../data/mapping.ts";
import { MOST_LEVELS } from "../data/nesting.ts";
import type { Entry, Node, Scalar } from "../data/node.ts";

/** Reads one TOML value or key at a time, forgivingly: whether the text is valid TOML is judged elsewhere. */
export class TomlScanner {
  readonly text: string;
  offset = 0;

  constructor(text: string) {
    this.text = text;
  }

  get done(): boolean {
    return this.offset >= this.text.length;
  }

  peek(): string {
    return this.text[this.offset] ?? "";
  }

  /** Reads what the pattern matches here; the empty string where it does not match. */
  take(pattern: RegExp): string {
    const sticky = stickyOf(pattern.source);
    sticky.lastIndex = this.offset;
    const [found = ""] = sticky.exec(this.text) ?? [];
    this.offset += found.length;
    return found;
  }

  /** A dotted key: `a."b.c".d`. */
  key(): readonly Scalar[] {
    const parts: Scalar[] = [];
    do {
      this.take(/[ \t]*\.?[ \t]*/);
      const part = this.peek() === '"' || this.peek() === "'" ? this.string() : this.bare(/[\w-]*/);
      // Each part is a table in the one before, and nobody writes so many.
      if (parts.length < MOST_LEVELS) parts.push(part);
      this.take(/[ \t]*/);
    } while (this.peek() === ".");
    return parts;
  }

  value(): Node {
    const first = this.peek();
    if (first === "[") return this.array();
    if (first === "{") return this.inlineTable();
    if (first === '"' || first === "'") return this.string();
    return this.bare(/[^\s,\]}#]*(?: \d\d:[^\s,\]}#]*)?/);
  }

  private bare(pattern: RegExp): Scalar {
    const start = this.offset;
    const text = this.take(pattern);
    return { type: "scalar", span: { start, end: this.offset }, text, plain: true, value: bareValue(text) };
  }

  private string(): Scalar {
    const start = this.offset;
    const raw = this.take(/"""[^]*?(?:"""+|$)|'''[^]*?(?:'''+|$)|"(?:[^"\\\n]|\\.)*"?|'[^'\n]*'?/);
    const text = unquote(raw);
    return { type: "scalar", span: { start, end: this.offset }, text, plain: false, value: text };
  }

  private array(): Node {
    const start = this.offset++;
    const items: Node[] = [];
    for (this.take(GAP); !this.done && this.peek() !== "]"; this.take(GAP)) {
      const before = this.offset;
      items.push(this.value());
      this.take(GAP);
      if (this.offset === before) break;
    }
    this.take(/\]/);
    return { type: "sequence", span: { start, end: this.offset }, items };
  }

  private inlineTable(): Node {
    const start = this.offset++;
    const entries: Entry[] = [];
    for (this.take(GAP); !this.done && this.peek() !== "}"; this.take(GAP)) {
      const before = this.offset;
      const keys = this.key();
      this.take(/=[ \t]*/);
      const value = this.value();
      const [first] = keys;
      if (first) entries.push({ key: first, value: nested(keys.slice(1), value) });
      this.take(GAP);
      if (this.offset === before) break;
    }
    this.take(/\}/);
    return mappingOf({ start, end: this.offset }, entries);
  }
}

const GAP = /(?:[\s,]+|#[^\n]*)*/;

/** There are few patterns, and a long text asks for each at every key. */
const stickyOf = rememberedByText((source) => new RegExp(source, "y"), 100);

/** `a.b = 1` is a mapping `a` with one entry `b`. */
export function nested(keys: readonly Scalar[], value: Node): Node {
  const [key, ...rest] = keys;
  return key ? mappingOf({ start: key.span.start, end: value.span.end }, [{ key, value: nested(rest, value) }]) : value;
}

function bareValue(text: string): Scalar["value"] {
  if (text === "true" || text === "false") return text === "true";
  if (/^[-+]?(inf|nan)$/.test(text)) return text.endsWith("nan") ? NaN : text.startsWith("-") ? -Infinity : Infinity;
  const digits = text.replaceAll("_", "");
  return /^[-+]?(\d+(\.\d+)?([eE][-+]?\d+)?|0x[\da-fA-F]+|0o[0-7]+|0b[01]+)$/.test(digits) ? Number(digits) : text;
}

function unquote(raw: string): string {
  const quotes = /^("""|'''|"|')/.exec(raw)?.[0] ?? "";
  const inner = raw.slice(quotes.length, raw.endsWith(quotes) && raw.length >= 2 * quotes.length ? -quotes.length : undefined).replace(quotes.length === 3 ? /^\r?\n/ : /^$/, "");
  return quotes.startsWith("'") ? inner : inner.replace(/\\(\r?\n\s*|u[\da-fA-F]{4}|U[\da-fA-F]{8}|.)/g, (_, escape: string) => unescape(escape));
}

function unescape(escape: string): string {
  if (/^[uU][\da-fA-F]+$/.test(escape)) return codePoint(Number.parseInt(escape.slice(1), 16));
  return escape.includes("\n") ? "" : (ESCAPES[escape] ?? escape);
}

const codePoint = (code: number): string => (code <= 0x10ffff ? String.fromCodePoint(code) : "\uFFFD");

const ESCAPES: Readonly<Record<string, string>> = { n: "\n", t: "\t", r: "\r", b: "\b", f: "\f", e: "\u001B" };
