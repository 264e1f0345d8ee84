import { moduleOf } from "../../syntax/python/module.ts";
import type { Statement } from "../../syntax/python/tree.ts";
import { linesOf, type Lines } from "../../text/lines.ts";
import type { Cell } from "../../workspace/document.ts";
import type { Stage } from "./stages.ts";
import type { PackageModule } from "./layout.ts";
import type { Package } from "./writeModule.ts";
import { resultName } from "./writeStage.ts";

/** What the lines of a project come from, so that they can be followed when cells are edited, moved and cut otherwise. */
export interface ProjectOrigins {
  readonly package: string;
  readonly cells: readonly OriginCell[];
  /** Indexes of the cells where stages begin, where a person has moved them. */
  readonly cuts?: readonly number[];
  /** The cells of a stage, by index. */
  readonly stages: readonly { readonly name: string; readonly cells: readonly number[] }[];
  /** Functions, classes and constants, and the cell of each. */
  readonly definitions: readonly { readonly name: string; readonly cell: number }[];
  /** By the path of a module, its lines from top to bottom in runs. */
  readonly files: Readonly<Record<string, readonly Origin[]>>;
}

export interface OriginCell {
  readonly index: number;
  readonly id?: string;
  readonly text: string;
}

/** So many lines that belong to one cell, one definition, or the frame of one stage. */
export interface Origin {
  readonly of: OriginKind;
  /** The index of the cell, the name of the definition or stage, or the path of the file. */
  readonly name: string;
  readonly lines: number;
}

export type OriginKind = "imports" | "definition" | "results" | "head" | "cell" | "tail" | "body";

/** `texts` are the modules as they are written. */
export function originsOf({ name, read, stages, layout }: Package, texts: Readonly<Record<string, string>>, cuts?: readonly number[]): ProjectOrigins {
  const files = layout.modules.map((module) => {
    const path = `src/${name}/${module.name}.py`;
    return [path, fileOrigins(path, texts[path] ?? "", module)] as const;
  });
  return {
    package: name,
    cells: (read.document.cells ?? []).map(originCell).toSorted((a, b) => a.index - b.index),
    ...(cuts ? { cuts } : {}),
    stages: stages.map((stage) => ({ name: stage.name, cells: stage.cells })),
    definitions: layout.modules.flatMap(({ constants, functions }) => [...constants, ...functions].flatMap(({ names, cell }) => [...names.binds].map((bound) => ({ name: bound, cell: cell.index })))),
    files: Object.fromEntries(files),
  };
}

const originCell = ({ index, id, source }: Cell): OriginCell => ({ index, ...(id === undefined ? {} : { id }), text: source.text });

/** A statement and where it comes from; its lines begin behind those of the one before. */
type Placed = readonly [statement: Statement, of: OriginKind, name: string];

function fileOrigins(path: string, text: string, module: PackageModule): readonly Origin[] {
  const placed = moduleOf({ uri: "", kind: "python", language: "python", text }).body.flatMap((statement) => placesOf(statement, path, module));
  return inRuns(placed, linesOf(text), text.split("\n").length, path);
}

function placesOf(statement: Statement, path: string, { functions, constants, stages }: PackageModule): readonly Placed[] {
  if (statement.type === "assign") {
    const [target] = statement.targets;
    const name = target?.type === "name" && constants.some(({ names }) => names.binds.has(target.name)) ? target.name : undefined;
    return [name === undefined ? [statement, "imports", path] : [statement, "definition", name]];
  }
  if (statement.type !== "function" && statement.type !== "class") return [[statement, "imports", path]];
  const { name } = statement.name;
  const stage = stages.find((one) => one.name === name);
  if (stage && statement.type === "function") return stagePlaces(stage, statement.body);
  const owner = stages.find((one) => resultName(one) === name);
  if (owner && !functions.some(({ names }) => names.binds.has(name))) return [[statement, "results", owner.name]];
  return [[statement, "definition", name]];
}

/** Statements of the body are those of the cells, one by one and in order; where they are not, the body is one. */
function stagePlaces(stage: Stage, body: readonly Statement[]): readonly Placed[] {
  const cells = stage.pieces.filter(({ chunk }) => !chunk.isIdle).map(({ chunk }) => chunk.cell.index);
  const first = body.findIndex(({ type }, index) => !(index === 0 && type === "expressionStatement") && type !== "global");
  const start = first < 0 ? body.length : first;
  const end = body.at(-1)?.type === "return" ? body.length - 1 : body.length;
  const isEach = end - start === cells.length;
  return body.map((statement, index): Placed => {
    if (index < start) return [statement, "head", stage.name];
    if (index >= end) return [statement, "tail", stage.name];
    return isEach ? [statement, "cell", `${cells[index - start] ?? ""}`] : [statement, "body", stage.name];
  });
}

function inRuns(placed: readonly Placed[], lines: Lines, count: number, path: string): readonly Origin[] {
  const runs: { of: OriginKind; name: string; lines: number }[] = [];
  let done = 0;
  for (const [statement, of, name] of placed) {
    const end = lines.position(statement.end).line + 1;
    const last = runs.at(-1);
    if (last?.of === of && last.name === name) last.lines += end - done;
    else runs.push({ of, name, lines: end - done });
    done = end;
  }
  const last = runs.at(-1);
  if (!last) return [{ of: "imports", name: path, lines: count }];
  last.lines += count - done;
  return runs;
}
