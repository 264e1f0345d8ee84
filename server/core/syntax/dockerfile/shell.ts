import type { Span } from "../../text/span.ts";
import type { Word } from "./dockerfile.ts";

/** One simple command of a shell script: `pip install -r requirements.txt`. */
export interface ShellCommand {
  /** Without quotes, assignments in front, redirections, and words such as `if` or `sudo`. Never empty. */
  readonly words: readonly Word[];
  readonly span: Span;
  /** What joins it to the command before it: `&&`, `||`, `;`, `|` …; empty for the first. */
  readonly after: string;
}

/**
 * Splits a script of `RUN` into simple commands. It knows quotes, joined lines, comments, redirections and here-documents,
 * which is what rules ask for; it does not expand variables or follow functions.
 */
export function shellCommands(text: string, span: Span, escape = "\\"): readonly ShellCommand[] {
  const script = withoutJoins(text.slice(0, span.end), span.start, escape);
  const commands: ShellCommand[] = [];
  let words: Word[] = [];
  let after = "";
  const finish = (operator: string): void => {
    const command = commandOf(words, after);
    if (command) commands.push(command);
    if (command ?? words.length > 0) after = commands.length > 0 ? operator : "";
    words = [];
  };
  TOKEN.lastIndex = span.start;
  for (let match = TOKEN.exec(script); match; match = TOKEN.exec(script)) {
    const { operator, document, word } = match.groups ?? {};
    if (operator !== undefined) finish(operator.startsWith("\n") ? ";" : operator);
    if (word !== undefined) words.push({ text: unquoted(word), span: { start: match.index, end: match.index + word.length } });
    if (document !== undefined) TOKEN.lastIndex = afterHereDocument(script, match.index, document, words.length === 0);
  }
  finish("");
  return commands;
}

const TOKEN = new RegExp(
  [
    String.raw`(?<comment>(?<=[\s;&|]|^)#[^\n]*)`,
    String.raw`(?<document><<-?["']?(?:\w+)["']?)`,
    String.raw`(?<redirection>\d*(?:>>|>|<)(?:&\d+|&?[ \t]*(?:"[^"\n]*"|'[^'\n]*'|[^\s;|&()<>]+))?)`,
    String.raw`(?<operator>&&|\|\||[;|&()]|\n|[{}](?=\s|$))`,
    String.raw`(?<word>(?:"(?:[^"\\]|\\.)*"|'[^']*'|\$\([^)]{0,2000}\)|\$\{[^}]{0,200}\}|\x60[^\x60]{0,2000}\x60|\\.|[^\s;|&()<>"'\x60\\])+)`,
    String.raw`(?<other>[^])`,
  ].join("|"),
  "gs",
);

/** Words that stand before a command and do not change what it is. */
const PREFIXES = new Set(["if", "then", "else", "elif", "do", "while", "until", "!", "time", "exec", "sudo", "command", "env"]);

function commandOf(words: readonly Word[], after: string): ShellCommand | undefined {
  const first = words.findIndex(({ text }) => !PREFIXES.has(text) && !/^\w+=/.test(text));
  const [head, last] = [words[first], words.at(-1)];
  if (!head || !last) return undefined;
  return { words: words.slice(first), span: { start: head.span.start, end: last.span.end }, after };
}

/** Joined lines and the comment lines between them become blanks, so that every offset stays where it was. */
function withoutJoins(text: string, start: number, escape: string): string {
  const join = escape === "`" ? /`[ \t]*\r?\n(?:[ \t]*(?:#[^\n]*)?\r?\n)*/g : /\\[ \t]*\r?\n(?:[ \t]*(?:#[^\n]*)?\r?\n)*/g;
  return text.slice(0, start) + text.slice(start).replace(join, (joined) => " ".repeat(joined.length));
}

/** A here-document on its own is the script; one that feeds a command is that command's data. */
function afterHereDocument(script: string, at: number, start: string, isScript: boolean): number {
  const delimiter = start.replace(/^<<-?["']?|["']$/g, "");
  const bodyStart = script.indexOf("\n", at) + 1;
  if (isScript || bodyStart === 0) return at + start.length;
  const end = new RegExp(`^\\t*${delimiter}[ \\t]*$`, "gm");
  end.lastIndex = bodyStart;
  return end.exec(script) ? end.lastIndex : script.length;
}

function unquoted(word: string): string {
  return word.replace(/"((?:[^"\\]|\\.)*)"|'([^']*)'|\\(.)/gs, (_, double?: string, single?: string, escaped?: string) => double ?? single ?? escaped ?? "");
}
