import type { Call, Expression } from "../syntax/python/expressionTree.ts";
import { moduleOf, syntaxErrors } from "../syntax/python/module.ts";
import type { Node, Statement } from "../syntax/python/tree.ts";
import { walk } from "../syntax/python/walk.ts";
import { applyEdits } from "../text/edits.ts";
import type { Span } from "../text/span.ts";
import type { Document } from "../workspace/document.ts";
import { plainCell } from "./convert-notebook-magics.ts";
import type { PlainCell } from "./convert-notebook-plain.ts";

/** A cell whose calls of IPython's shell are lines of IPython again, or Python that needs no shell. */
export type WithoutCalls = PlainCell;

const untouched = (text: string): WithoutCalls => ({ text, notes: [], packages: [], imports: [] });

/** Names that stand for the shell: `ip = get_ipython()`. */
export function shellNames(sources: readonly string[]): ReadonlySet<string> {
  return new Set(sources.flatMap((source) => [...source.matchAll(/^[ \t]*(\w+)[ \t]*=[ \t]*(?:\w+\.)*get_ipython\(\)[ \t]*(?:#.*)?$/gm)].map(([, name = ""]) => name)));
}

/** `get_ipython().run_line_magic("time", "f()")` is `%time f()`: what a magic becomes, its call becomes as well. */
export function withoutShellCalls(source: string, shells: ReadonlySet<string>): WithoutCalls {
  if (!source.includes("get_ipython") && shells.size === 0) return untouched(source);
  const whole = cellMagicIn(source);
  if (whole !== undefined) return untouched(whole);
  const found: (Partial<PlainCell> & { readonly text: string; readonly span: Span })[] = [];
  walk(moduleOf(pythonOf(source)).body, (node) => {
    const replaced = replacementOf(node, { source, shells });
    if (replaced) found.push({ ...replaced, span: node });
    return !replaced;
  });
  const text = applyEdits(source, found.map(({ span, text: own }) => ({ span, text: own })));
  const all = (pick: (one: Partial<PlainCell>) => readonly string[] | undefined): readonly string[] => found.flatMap((one) => pick(one) ?? []);
  return { text, notes: all(({ notes }) => notes), packages: all(({ packages }) => packages), imports: all(({ imports }) => imports) };
}

const pythonOf = (text: string): Document => ({ uri: "", kind: "python", language: "python", text });

interface Cell {
  readonly source: string;
  readonly shells: ReadonlySet<string>;
}

type Replacement = Partial<PlainCell> & Pick<PlainCell, "text">;

/** A cell that is one call, as Jupyter exports the magics of whole cells. */
function cellMagicIn(source: string): string | undefined {
  const [only, ...more] = moduleOf(pythonOf(source)).body;
  return only?.type === "expressionStatement" && more.length === 0 && only.value.type === "call" ? cellMagicOf(only.value) : undefined;
}

function cellMagicOf(call: Call): string | undefined {
  if (methodOf(call) !== "run_cell_magic") return undefined;
  const [name, line, body] = ["magic_name", "line", "cell"].map((keyword, place) => plainText(argument(call, place, keyword)));
  return name === undefined || line === undefined || body === undefined ? undefined : `%%${`${name} ${line}`.trim()}\n${body}`;
}

function replacementOf(node: Node, cell: Cell): Replacement | undefined {
  if (node.type === "importFrom") return /^IPython(?:\.|$)/.test(node.module) && node.names.every(({ name, as }) => name === "get_ipython" && as === undefined) && node.names.length > 0 ? { text: "pass" } : undefined;
  if (node.type === "subscript" || node.type === "call" || node.type === "attribute") return valueOf(node, cell);
  if (node.type === "assign" && node.value?.type === "call") return assigned(node, node.value, cell);
  if (node.type === "assign" && node.targets.some((target) => isPartOfShell(target, cell) && !isNames(target, cell))) return steers(node, cell);
  if (node.type !== "expressionStatement" || node.value.type !== "call" || !isPartOfShell(node.value, cell)) return undefined;
  return innerCell(node.value, node, cell) ?? magicOf(node.value, node, cell) ?? (needsValue(node.value) ? undefined : steers(node, cell));
}

/** The magic of a whole cell in the midst of one; inside of a block its lines would have to move, strings and all. */
function innerCell(call: Call, { start }: Span, { source }: Cell): Replacement | undefined {
  const magic = start === 0 || source[start - 1] === "\n" ? cellMagicOf(call) : undefined;
  const plain = magic === undefined ? undefined : plainCell(magic);
  return plain?.state === "plain" && syntaxErrors(pythonOf(plain.cell.text)).length === 0 ? plain.cell : undefined;
}

/** `found = get_ipython().getoutput("ls")` and `get_ipython().run_line_magic(…)` with a name for what it gives. */
function assigned(node: Extract<Statement, { readonly type: "assign" }>, call: Call, cell: Cell): Replacement | undefined {
  const magic = isPartOfShell(call, cell) && startsLine(node, cell) ? magicOf(call, node, cell) : undefined;
  return magic && /^[%!]/.test(magic.text) ? { ...magic, text: cell.source.slice(node.start, call.start) + magic.text } : undefined;
}

/** What a running shell keeps: its names are those of the module. */
function valueOf(node: Expression, cell: Cell): Replacement | undefined {
  if (node.type === "attribute" && isNames(node, cell)) return { text: "globals()" };
  if (node.type === "call" && isShell(node, cell)) return { text: "None", notes: ["`get_ipython()` gives None in a program: what the notebook does only where that is something, the program leaves out."] };
  if (node.type !== "call" || methodOf(node) === undefined || !isPartOfShell(node, cell)) return undefined;
  const command = argument(node, 0, "cmd");
  if (methodOf(node) !== "getoutput" || !command) return undefined;
  return { text: `subprocess.run(${cell.source.slice(command.start, command.end)}, shell=True, ${BOTH}).stdout.splitlines()`, imports: ["subprocess"] };
}

const BOTH = "stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True";

/** The line of IPython that a call stands for. */
function magicOf(call: Call, statement: Span, cell: Cell): Replacement | undefined {
  const method = methodOf(call);
  const first = argument(call, 0, method === "run_line_magic" ? "magic_name" : "cmd") ?? argument(call, 0, "arg_s");
  const text = plainText(first);
  const isLine = startsLine(statement, cell);
  if (method === "run_line_magic") {
    const second = argument(call, 1, "line");
    const line = second ? plainText(second) : "";
    return text !== undefined && line !== undefined && isLine && !line.includes("\n") ? { text: `%${`${text} ${line}`.trim()}` } : undefined;
  }
  if (method === "magic") return text !== undefined && isLine && !text.includes("\n") ? { text: `%${text.replace(/^%/, "")}` } : undefined;
  if (method !== undefined && /^system(?:_raw|_piped)?$/.test(method) && first) return systemCall(text, first, isLine, cell);
  return method === "getoutput" && text !== undefined && isLine && !text.includes("\n") ? { text: `!${text}` } : undefined;
}

function systemCall(text: string | undefined, command: Expression, isLine: boolean, { source }: Cell): Replacement {
  if (text !== undefined && isLine && !text.includes("\n")) return { text: `!${text}` };
  return { text: `print(subprocess.run(${source.slice(command.start, command.end)}, shell=True, ${BOTH}).stdout, end="")`, imports: ["subprocess"] };
}

/** Alone, or with others, in its block: a comment needs something beside it there. */
function steers({ start, end }: Span, { source }: Cell): Replacement {
  const code = source.slice(start, end);
  return { text: code.includes("\n") || !startsLine({ start, end }, { source }) || !/^[ \t]*(?:#.*)?(?:\n|$)/.test(source.slice(end)) ? "pass" : `pass  # ${code}`, notes: [`\`${code.split("\n")[0] ?? ""}\` only steers the notebook; a program does without it.`] };
}

const startsLine = ({ start }: Span, { source }: Pick<Cell, "source">): boolean => /(?:^|\n)[ \t]*$/.test(source.slice(0, start));

/** These run code or bring names in, which must not be lost. */
const needsValue = (call: Call): boolean => /^(?:run_\w+|ex|ev|safe_\w+|push|magic)$/.test(methodOf(call) ?? "");

const methodOf = ({ callee }: Call): string | undefined => (callee.type === "attribute" ? callee.name.name : undefined);

/** `get_ipython().a.b(c)` and the like, where something is asked of the shell; the shell alone is not meant. */
function isPartOfShell(node: Expression, cell: Cell): boolean {
  if (node.type === "call") return node.callee.type === "attribute" && isPartOfShell(node.callee, cell);
  if (node.type === "subscript") return isPartOfShell(node.value, cell);
  return node.type === "attribute" && (isShell(node.value, cell) || isPartOfShell(node.value, cell));
}

const isShell = (node: Expression, { shells }: Cell): boolean =>
  (node.type === "name" && shells.has(node.name)) || (node.type === "call" && ((node.callee.type === "name" && node.callee.name === "get_ipython") || (node.callee.type === "attribute" && node.callee.name.name === "get_ipython")));

/** `get_ipython().user_ns` */
function isNames(node: Expression, cell: Cell): boolean {
  if (node.type === "subscript") return isNames(node.value, cell);
  return node.type === "attribute" && /^user_(?:ns|global_ns)$/.test(node.name.name) && isShell(node.value, cell);
}

function argument({ arguments: given }: Call, place: number, keyword: string): Expression | undefined {
  return (given.find(({ name }) => name === keyword) ?? given.filter(({ name, kind }) => name === undefined && kind === "plain")[place])?.value;
}

const plainText = (node: Expression | undefined): string | undefined => (node?.type === "text" && !node.bytes ? node.value : undefined);
