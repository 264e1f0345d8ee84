/** A piece of a filter, with where it stands. */
export interface Token {
  readonly kind: "word" | "quoted" | "name" | "operator" | "open" | "close" | "regex" | "broken";
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

const PIECES: readonly (readonly [kind: Token["kind"], pattern: RegExp])[] = [
  ["quoted", /"(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*'/y],
  ["name", /`[^`]+`/y],
  ["operator", /!=|>=|<=|==|!~|[=<>~]/y],
  ["open", /\(/y],
  ["close", /\)/y],
  ["word", /[^\s()=<>~!"'`]+(?:![^=~\s()][^\s()=<>~!"'`]*)*/y],
  ["broken", /\S/y],
];

export function tokensOf(text: string): readonly Token[] {
  const tokens: Token[] = [];
  let at = 0;
  while (at < text.length) {
    if (/\s/.test(text[at] ?? "")) {
      at += 1;
      continue;
    }
    const token = (/^!?~$/.test(tokens.at(-1)?.text ?? "") ? regexAt(text, at) : undefined) ?? tokenAt(text, at);
    tokens.push(token);
    at = token.end;
  }
  return tokens;
}

/** Only behind ~ a slash begins a regular expression; elsewhere it is a part of names such as `train/loss`. */
function regexAt(text: string, start: number): Token | undefined {
  const pattern = /\/(?:[^/\\]|\\.)+\/i?/y;
  pattern.lastIndex = start;
  const [found] = pattern.exec(text) ?? [];
  return found === undefined ? undefined : { kind: "regex", text: found, start, end: start + found.length };
}

function tokenAt(text: string, start: number): Token {
  for (const [kind, pattern] of PIECES) {
    pattern.lastIndex = start;
    const [found] = pattern.exec(text) ?? [];
    if (found !== undefined) return { kind, text: found, start, end: start + found.length };
  }
  return { kind: "broken", text: text[start] ?? "", start, end: start + 1 };
}

/** What a quoted text or a name in backquotes holds. */
export const unquoted = ({ kind, text }: Token): string => (kind === "quoted" ? text.slice(1, -1).replace(/\\(.)/g, "$1") : kind === "name" ? text.slice(1, -1) : text);
