import type { Cell } from "../../workspace/document.ts";
import type { Chunk } from "../convert-notebook-chunks.ts";
import type { ReadNotebook } from "../convert-notebook-read.ts";
import { statementLines } from "../convert-notebook-write.ts";
import { headingsIn } from "./segments.ts";
import type { Stage } from "./stages.ts";
import { commentLines, docstring, INDENT } from "./text.ts";
import type { Types } from "./types.ts";

/** What stands where in the notebook, for prose and comments to stay beside their code. */
export interface Surroundings {
  readonly read: ReadNotebook;
  readonly types: Types;
  /** Cells from where the stage before ended to where this one ends. */
  readonly cells: readonly Cell[];
}

/** The function of a stage, and before it the class of its results where they are many. */
export function stageText(stage: Stage, around: Surroundings): string {
  const { name, parameters, isAsync, globals } = stage;
  const { prose, lines } = bodyOf(stage, around);
  const signature = `${isAsync ? "async " : ""}def ${name}(${parameters.map((one) => `${one}: ${typeFor(one, around)}`).join(", ")}) -> ${returnType(stage, around)}:`;
  const function_ = [
    ...(signature.length <= LONGEST_LINE ? [signature] : wrapped(stage, around)),
    ...docstring(documentation(stage, prose)),
    ...(globals.length > 0 ? [`${INDENT}global ${globals.join(", ")}`, ""] : []),
    ...lines,
    ...returnLines(stage),
  ];
  const results = isNamed(stage) ? [...resultClass(stage, around), "", ""] : [];
  return [...results, ...function_].join("\n");
}

export const LONGEST_LINE = 120;

/** Beyond three, results have names; a field may not begin with an underscore. */
export const isNamed = ({ returns }: Stage): boolean => returns.length > 3 && !returns.some((name) => name.startsWith("_"));

export const resultName = ({ name }: Stage): string => `${name.split("_").map((word) => word.charAt(0).toUpperCase() + word.slice(1)).join("")}Result`;

const typeFor = (name: string, { types }: Surroundings): string => types.get(name) ?? "Any";

function returnType(stage: Stage, around: Surroundings): string {
  const [only, ...more] = stage.returns;
  if (only === undefined) return "None";
  if (more.length === 0) return typeFor(only, around);
  return isNamed(stage) ? resultName(stage) : `tuple[${stage.returns.map((name) => typeFor(name, around)).join(", ")}]`;
}

const wrapped = (stage: Stage, around: Surroundings): readonly string[] => [
  `${stage.isAsync ? "async " : ""}def ${stage.name}(`,
  ...stage.parameters.map((name) => `${INDENT}${name}: ${typeFor(name, around)},`),
  `) -> ${returnType(stage, around)}:`,
];

/** A field may be called like a method of tuples; then its name would hide it. */
const resultClass = (stage: Stage, around: Surroundings): readonly string[] => [
  `class ${resultName(stage)}(NamedTuple):`,
  `${INDENT}"""What ${stage.name} gives."""`,
  "",
  ...stage.returns.map((name) => `${INDENT}${name}: ${typeFor(name, around)}`),
];

function returnLines(stage: Stage): readonly string[] {
  if (stage.returns.length === 0) return [];
  return ["", `${INDENT}return ${isNamed(stage) ? `${resultName(stage)}(${stage.returns.join(", ")})` : stage.returns.join(", ")}`];
}

function documentation({ heading, cells, changes, name }: Stage, prose: string): string {
  const title = (heading ?? name.replaceAll("_", " ")).replace(/[*_`]/g, "").trim();
  const first = `${title.charAt(0).toUpperCase()}${title.slice(1)}`.replace(/[:.\s]*$/, "").replace(/(?<![?!])$/, ".");
  const from = `From cell${cells.length > 1 ? "s" : ""} ${cells.map((cell) => cell + 1).join(", ")} of the notebook.${changes.length > 0 ? ` Changes ${changes.join(", ")} in place.` : ""}`;
  return [first, prose, from].filter((part) => part !== "").join("\n\n");
}

/** The cells' statements in order, with the prose and comments between them. */
function bodyOf(stage: Stage, { read, cells }: Surroundings): { readonly prose: string; readonly lines: readonly string[] } {
  const own = new Set<Chunk>(stage.pieces.map(({ chunk }) => chunk));
  const lines: string[] = [];
  const prose: string[] = [];
  for (const cell of cells) {
    if (cell.type !== "code") {
      if (lines.length === 0) prose.push(cell.source.text.trim());
      else lines.push("", ...commentLines(cell.source.text).map((line) => INDENT + line));
      continue;
    }
    const part = read.parts.find((one) => one.cell.index === cell.index);
    const code = (part?.chunks ?? []).filter((chunk) => own.has(chunk)).flatMap(statementLines);
    const rest = part?.rest ? part.rest.split("\n").map((line) => INDENT + line.trimStart()) : [];
    if (code.length + rest.length > 0) lines.push(...(lines.length > 0 ? [""] : []), ...code, ...rest);
  }
  const isEmpty = lines.every((line) => line.trim() === "" || line.trim().startsWith("#"));
  return { prose: withoutHeading(prose.join("\n\n"), stage.heading), lines: isEmpty && stage.returns.length === 0 ? [...lines, `${INDENT}return None`] : lines };
}

/** The heading is the first line of the docstring already; other headings are lines like every other. */
function withoutHeading(prose: string, heading: string | undefined): string {
  const headings = new Set(headingsIn(prose).map(({ text }) => text));
  const lines = prose.split("\n").flatMap((line) => {
    const text = line.replace(/^[\s#]+|[\s#]+$/g, "");
    if (text === heading) return [];
    return [headings.has(text) ? text : line];
  });
  return lines.join("\n").replaceAll(/\n{3,}/g, "\n\n").trim();
}
