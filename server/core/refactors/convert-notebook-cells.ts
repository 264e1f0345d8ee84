import { filledText, type IsKnown } from "./convert-notebook-fill.ts";
import { measured } from "./convert-notebook-lines.ts";
import type { Demagicked, PlainCell, Replaced } from "./convert-notebook-plain.ts";
import { literal, packagesIn, SETS_UP } from "./convert-notebook-shell.ts";

/** A cell whose first line is a cell magic; `undefined` for one whose lines are read one by one. */
export function replaceCell(text: string, isOther: boolean, notebook: Around): Demagicked | undefined {
  const [, above = "", name = "", line = "", body = ""] = /^((?:[ \t]*(?:#[^\n]*)?\n)*)[ \t]*%%(\w+|!)([^\n]*)\n?([^]*)$/.exec(text) ?? [];
  if (name === "") return undefined;
  const cell: CellMagic = { text, above, name, line: line.trim(), body };
  const row = CELLS.find(([names]) => names.test(name));
  if (row) return row[1](cell, notebook);
  return isOther ? plain(commented(cell, `\`%%${`${name} ${cell.line}`.trim()}\` is another language or a file; the cell stands as a comment.`)) : undefined;
}

/** What the rest of the notebook tells. */
interface Around {
  readonly isKnown: IsKnown;
  readonly plainCell: (text: string) => Demagicked;
}

interface CellMagic {
  readonly text: string;
  /** Comments before the magic. */
  readonly above: string;
  readonly name: string;
  readonly line: string;
  readonly body: string;
}

const CELLS: readonly (readonly [names: RegExp, replace: (cell: CellMagic, around: Around) => Demagicked])[] = [
  [/^capture$/, capturing],
  [/^timeit$/, (cell) => refusedAs(measured(`${cell.line.replace(/^(?:-\w+\s*\d*\s*)+/, "")}\n${cell.body}`)) ?? plain(commented(cell, "`%%timeit` only measures, and nothing that it sets stays; the cell stands as a comment."))],
  [/^(?:writefile|file)$/, writing],
  [/^(?:bash|sh|script|perl|ruby|system|sx|!|python[23]?|pypy3?)$/, running],
  [/^(?:html|HTML|javascript|js|latex|markdown|svg|SVG)$/, (cell) => plain(commented(cell, `\`%%${cell.name}\` only shows something; the cell stands as a comment.`))],
];

const refusedAs = (replaced: Replaced | undefined): Demagicked | undefined => (replaced?.refused === undefined ? undefined : { state: "refused", reason: replaced.refused });

const plain = (cell: PlainCell): Demagicked => ({ state: "plain", cell });

const commented = ({ text }: CellMagic, note: string): PlainCell => ({ text: text.replace(/\n+$/, "").split("\n").map((line) => `# ${line}`.trimEnd()).join("\n"), notes: [note], packages: [], imports: [] });

/** What the cell prints is kept away from the screen, and given a name where the magic has one. */
function capturing({ above, line, body }: CellMagic, { plainCell }: Around): Demagicked {
  const inner = plainCell(body);
  if (inner.state === "refused") return inner;
  const name = /^\s*([A-Za-z_]\w*)/.exec(line.replace(/--\S+/g, ""))?.[1];
  const { cell } = inner;
  const redirected = STREAMS.filter((stream) => !new RegExp(`--no-${stream}\\b`).test(line)).map((stream) => `; capture_stack.enter_context(contextlib.redirect_${stream}(capture_${stream.slice(3)}))`);
  const start = `capture_out, capture_err, capture_stack = io.StringIO(), io.StringIO(), contextlib.ExitStack()${redirected.join("")}`;
  const text = [above.replace(/\n$/, ""), start, cell.text.replace(/\n*$/, ""), `capture_stack.close()${name === undefined ? "" : `; ${name} = ${CAPTURED}`}`].join("\n");
  return plain({ ...cell, text: text.replace(/^\n/, ""), imports: [...cell.imports, "contextlib", "io", ...(name === undefined ? [] : ["sys", "types"])], ...(name === undefined ? {} : { captures: name }) });
}

const STREAMS = ["stdout", "stderr"];

/** As text it is what was printed; called, it prints that again. */
const CAPTURED = [
  'type("CapturedIO", (types.SimpleNamespace,), {"__str__": lambda self: self.stdout',
  '"show": lambda self: (sys.stdout.write(self.stdout), sys.stderr.write(self.stderr), None)[-1]',
  '"__call__": lambda self: self.show()})(stdout=capture_out.getvalue(), stderr=capture_err.getvalue())',
].join(", ");

/** The file is written when the cell's turn comes, as in the notebook. */
function writing(cell: CellMagic, { isKnown }: Around): Demagicked {
  const path = cell.line.replace(/^(?:-a|--append)\s+/, "").replace(/^["']|["']$/g, "");
  const isAdded = /^(?:-a|--append)\s/.test(cell.line);
  if (path === "") return plain(commented(cell, "The file that this cell writes is not clear; the cell stands as a comment."));
  const file = filledText(path, isKnown);
  const content = literal(cell.body.endsWith("\n") ? cell.body : `${cell.body}\n`);
  const text = isAdded
    ? `with open(${file}, "a", encoding="utf-8") as written_file:\n    written_file.write(${content})`
    : `pathlib.Path(${file}).write_text(${content}, encoding="utf-8")`;
  return plain({ text: cell.above + text, notes: [`\`%%${cell.name} ${cell.line}\` writes that file when its turn comes; keep it as a file of its own where it is code.`], packages: [], imports: isAdded ? [] : ["pathlib"] });
}

/** Another program gets the cell on its input, and what it prints is printed or kept. */
function running(cell: CellMagic): Demagicked {
  const { name, line, body, above } = cell;
  const lines = body.split("\n").map((one) => one.trim()).filter((one) => one !== "" && !one.startsWith("#"));
  const packages = lines.flatMap((one) => packagesIn(one));
  if (/--bg\b/.test(line)) return plain(commented(cell, `\`%%${name} ${line}\` runs in the background; the cell stands as a comment. Start it before the program.`));
  if (lines.length === 0 || lines.every((one) => SETS_UP.test(one))) return plain({ ...commented(cell, `\`%%${name}\` only installs; the cell stands as a comment.`), packages });
  const option = (wanted: string): string | undefined => new RegExp(`--${wanted}[= ]\\s*([A-Za-z_]\\w*)`).exec(line)?.[1];
  const words = line.replace(/--(?:out|err|proc)[= ]\s*\w+|--\S+/g, "").trim().split(/\s+/).filter((word) => word !== "");
  const program = name === "script" ? words : [name === "system" || name === "sx" || name === "!" ? "sh" : name, ...words];
  const checks = !line.includes('--no-raise-error') && !/^(?:system|sx|!)$/.test(name);
  const [out, error] = [option("out"), option("err")];
  const call = `subprocess.run([${program.map((word, place) => (place === 0 && /^python3?$/.test(word) && name !== "script" ? "sys.executable" : JSON.stringify(word))).join(", ")}], input=${literal(body.endsWith("\n") ? body : `${body}\n`)}, text=True, stdout=subprocess.PIPE, ${error === undefined ? "" : "stderr=subprocess.PIPE, "}check=${checks ? "True" : "False"})`;
  const kept = [...(out === undefined ? ['print(finished.stdout, end="")'] : [`${out} = finished.stdout`]), ...(error === undefined ? [] : [`${error} = finished.stderr`])];
  const text = out === undefined && error === undefined ? `print(${call}.stdout, end="")` : [`finished = ${call}`, ...kept].join("\n");
  return plain({ text: above + text, notes: [`\`%%${`${name} ${line}`.trim()}\` runs another program, as in the notebook; see whether it is there where the code will run.`], packages, imports: call.includes("sys.executable") ? ["subprocess", "sys"] : ["subprocess"] });
}
