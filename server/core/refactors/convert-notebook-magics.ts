import { withoutMagics } from "../syntax/python/magics.ts";

/** A cell's code as plain Python, and what became of its IPython lines. */
export interface PlainCell {
  readonly text: string;
  readonly notes: readonly string[];
  /** Packages that the cell installed. */
  readonly packages: readonly string[];
  /** Modules that the replacements need. */
  readonly imports: readonly string[];
}

export type Demagicked = { readonly state: "plain"; readonly cell: PlainCell } | { readonly state: "refused"; readonly reason: string };

/** Turns IPython's own lines into Python or, where they only steer the notebook, into comments. No line is lost. */
export function plainCell(source: string): Demagicked {
  const text = dedented(source.replaceAll("\r\n", "\n"));
  const masked = withoutMagics(text);
  if (masked === text) return plain({ text, notes: [], packages: [], imports: [] });
  const cellMagic = /^(?:[ \t]*(?:#[^\n]*)?\n)*[ \t]*(%%\w+[^\n]*)/.exec(text)?.[1];
  if (cellMagic !== undefined && masked.trim() === "") return plain({ ...commented(text), notes: [`\`${cellMagic.trim()}\` is another language or a file; the cell stands as a comment.`] });
  const capture = /^(?:[ \t]*(?:#[^\n]*)?\n)*[ \t]*%%capture\b([^\n]*)\n/.exec(text);
  if (capture) return capturing(text, capture);
  const found = { lines: [] as string[], notes: [] as string[], packages: [] as string[], imports: [] as string[] };
  const maskedLines = masked.split("\n");
  const lines = text.split("\n");
  for (let index = 0; index < lines.length; ) {
    const line = lines[index] ?? "";
    const length = line === maskedLines[index] ? 1 : joinedLines(lines, index);
    const replaced: Replaced = line === maskedLines[index] ? { text: line } : replaceLines(lines.slice(index, index + length));
    if (replaced.refused !== undefined) return { state: "refused", reason: replaced.refused };
    found.lines.push(replaced.text);
    if (replaced.note !== undefined) found.notes.push(replaced.note);
    if (replaced.module !== undefined) found.imports.push(replaced.module);
    found.packages.push(...(replaced.packages ?? []));
    index += length;
  }
  return plain({ ...found, text: found.lines.join("\n") });
}

/** What the cell prints is kept away from the screen, and given a name where the magic has one. */
function capturing(text: string, capture: RegExpExecArray): Demagicked {
  const inner = plainCell(text.slice(capture[0].length));
  if (inner.state === "refused") return inner;
  const name = /^\s*([A-Za-z_]\w*)/.exec((capture[1] ?? "").replace(/--\S+/g, ""))?.[1];
  const { cell } = inner;
  const start = "capture_buffer, capture_stack = io.StringIO(), contextlib.ExitStack(); capture_stack.enter_context(contextlib.redirect_stdout(capture_buffer))";
  const end = `capture_stack.close()${name === undefined ? "" : `; ${name} = types.SimpleNamespace(stdout=capture_buffer.getvalue(), stderr="", outputs=[])`}`;
  const lines = [...Array.from({ length: capture[0].split("\n").length - 2 }, () => ""), start, cell.text.replace(/\n*$/, ""), end];
  return plain({ ...cell, text: lines.join("\n"), imports: [...cell.imports, "contextlib", "io", ...(name === undefined ? [] : ["types"])] });
}

/** IPython takes a cell that is indented as a whole. */
function dedented(text: string): string {
  const indent = /^(?:[ \t]*(?:#[^\n]*)?\n)*([ \t]+)(?=[^\s#])/.exec(text)?.[1];
  return indent === undefined ? text : text.replaceAll(new RegExp(`^${indent}`, "gm"), "");
}

/** How many lines a command takes up that goes on behind a backslash. */
function joinedLines(lines: readonly string[], start: number): number {
  let end = start;
  while (end + 1 < lines.length && /\\\s*$/.test(lines[end] ?? "")) end++;
  return end - start + 1;
}

function replaceLines(lines: readonly string[]): Replaced {
  const whole = lines.map((line) => line.replace(/\\\s*$/, "")).join(" ");
  const replaced = replaceLine(whole);
  if (lines.length === 1 || !/^\s*(?:pass {2})?#/.test(replaced.text)) return replaced;
  const indent = /^\s*/.exec(whole)?.[0] ?? "";
  const [first = "", ...more] = lines;
  return { ...replaced, text: [asComment(indent, first.trim()).text, ...more.map((line) => `${indent}# ${line.trim()}`)].join("\n") };
}

interface Replaced {
  readonly text: string;
  readonly note?: string;
  readonly module?: string;
  readonly packages?: readonly string[];
  readonly refused?: string;
}

/** What IPython runs for `%pylab`. */
const PYLAB = ["import numpy, matplotlib", "from matplotlib import pylab, mlab, pyplot", "np = numpy", "plt = pyplot", "from pylab import *", "from numpy import *"];

/** The first row that fits decides; a row may leave the rest to the ones below by answering nothing. */
const ROWS: readonly (readonly [line: RegExp, replace: (indent: string, match: readonly string[]) => Replaced | undefined])[] = [
  [/^%{1,2}(?:pylab)\b/, (indent) => ({ text: PYLAB.map((line) => indent + line).join("; "), note: "`%pylab` brings in all names of numpy and matplotlib; import the few that are used by name." })],
  [/^%(?:time|prun|memit)\s+(?=[^-\s])(.*)$/, (indent, [, code = ""]) => ({ text: indent + code })],
  [/^%env\s+(\w+)[= ]\s*(.+)$/, (indent, [, name = "", value = ""]) => ({ text: `${indent}os.environ[${JSON.stringify(name)}] = ${JSON.stringify(value.trim())}`, module: "os" })],
  [/^%cd\s+(?!-)(.+)$/, (indent, [, folder = ""]) => ({ text: `${indent}os.chdir(${JSON.stringify(folder.trim().replace(/^["']|["']$/g, ""))})`, module: "os" })],
  [/^([\w., \t]+=\s*)!(.*)$/, (indent, [, target = "", command = ""]) => captured(indent, target, command)],
  [/^[\w., \t]+=\s*%/, (_, [whole = ""]) => ({ text: "", refused: `\`${whole.trim()}…\` takes its value from a magic, which a module does not have. Write the value in Python.` })],
  [/^[!%](?:pip3?|conda|uv pip|mamba)\s+install\s+(.*)$/, (indent, [whole = "", list = ""]) => ({ ...asComment(indent, whole), packages: packagesIn(list) })],
  [/^%(?:matplotlib|load_ext|reload_ext|autoreload|config|precision)\b.*$/, (indent, [whole = ""]) => asComment(indent, whole)],
  [/^!.*$/, (indent, [whole = ""]) => asComment(indent, whole, `\`${whole}\` ran a shell command; run it before the module if its files are needed.`)],
  [/^%run\b.*$/, (indent, [whole = ""]) => asComment(indent, whole, `\`${whole}\` ran another file; import from it what is used here.`)],
  [/^.*$/, (indent, [whole = ""]) => asComment(indent, whole)],
];

function replaceLine(line: string): Replaced {
  const indent = /^\s*/.exec(line)?.[0] ?? "";
  const rest = line.slice(indent.length);
  for (const [pattern, replace] of ROWS) {
    const match = pattern.exec(rest);
    const replaced = match && replace(indent, match);
    if (replaced) return replaced;
  }
  return { text: line };
}

/** Inside a block a comment alone would leave the block empty. */
const asComment = (indent: string, line: string, note?: string): Replaced => ({
  text: `${indent}${indent === "" ? "" : "pass  "}# ${line.trimEnd()}`,
  note: note ?? `\`${line.trim()}\` only steers the notebook; it stands as a comment.`,
});

/** The output of a shell command, by lines. IPython fills in `{name}` and `$name`; other braces are the command's own. */
function captured(indent: string, target: string, command: string): Replaced {
  const script = command.trim();
  const names = script.replace(/\$(?!(?:HOME|PATH|USER|PWD|SHELL|HOSTNAME)\b)([A-Za-z_]\w*)/g, "{$1}");
  const isFilled = names.includes("{") && !/[{}]/.test(names.replace(/\{\{|\}\}|\{[A-Za-z_][\w.]*(?:\[[^{}]*\])?\}/g, ""));
  const quote = names.includes('"') ? "'''" : '"""';
  if (isFilled && (names.includes(quote) || names.endsWith(quote.charAt(0)))) return { text: "", refused: `\`${target.trim()} !${script}\` cannot be written as one Python text. Write it with subprocess.run first.` };
  const text = isFilled ? `rf${quote}${names}${quote}` : JSON.stringify(script);
  return { text: `${indent}${target}subprocess.run(${text}, shell=True, capture_output=True, text=True).stdout.splitlines()`, module: "subprocess" };
}

const packagesIn = (list: string): readonly string[] => list.split(/\s+/).map((word) => word.replace(/^["']|["']$/g, "")).filter((word) => /^[A-Za-z]/.test(word));

const commented = (text: string): PlainCell => ({ text: text.split("\n").map((line) => (line.trim() === "" ? "" : `# ${line}`)).join("\n"), notes: [], packages: [], imports: [] });

const plain = (cell: PlainCell): Demagicked => ({ state: "plain", cell });
