import { importsOf, resolveName } from "../../facts/python/imports.ts";
import type { Expression } from "../../syntax/python/expressionTree.ts";
import { walk } from "../../syntax/python/walk.ts";
import type { Document } from "../../workspace/document.ts";
import type { Chunk } from "../convert-notebook-chunks.ts";
import type { Stage } from "./stages.ts";
import type { Package } from "./writeModule.ts";

/** What the saved notebook shows and its project must give as well. */
export interface Recorded {
  /** Lines with a number that it printed. */
  readonly printed: readonly string[];
  readonly shown: readonly ShownValue[];
}

/** A value below a cell that ends in an expression. It can be worked out again when its stage returns. */
export interface ShownValue {
  readonly module: string;
  readonly stage: string;
  readonly code: string;
  /** As it stands in the notebook. */
  readonly text: string;
}

/** Nothing where another run gives other numbers. */
export function recordedIn(whole: Package, original: Document): Recorded {
  if (!isStable(whole)) return { printed: [], shown: [] };
  const results = new Map((original.cells ?? []).flatMap(({ index, outputs = [] }) => {
    const text = outputs.find(({ type }) => type === "execute_result")?.data["text/plain"];
    return text === undefined ? [] : [[index, text] as const];
  }));
  return { printed: printedLines(original), shown: whole.stages.flatMap((stage) => shownBy(stage, whole, results)).slice(0, MOST) };
}

const MOST = 20;

function isStable({ stages, read }: Package): boolean {
  const states = new Set(stages.flatMap(({ pieces }) => pieces.flatMap(({ effects }) => [...effects.effects])));
  if (["network", "clock", "asks", "process"].some((state) => states.has(state))) return false;
  return !states.has("random") || SEEDED.test(read.document.text);
}

const SEEDED = /seed\w*\s*\(\s*[\w.]|seed\w*\s*=\s*\d|random_state\s*=|default_rng\(\s*\w|RandomState\(\s*\w|Random\(\s*\w/;

/** Lines with a number that a stream output holds; progress bars and warnings are left out. */
function printedLines({ cells = [] }: Document): readonly string[] {
  const streams = cells.flatMap(({ outputs }) => outputs ?? []).filter(({ type }) => type === "stream");
  const lines = streams.flatMap(({ data }) => (data["text/plain"] ?? "").split("\n"));
  return [...new Set(lines.filter((line) => /\d/.test(line) && line.length < LONGEST_LINE && !/[\r\u001b█]|Warning|it\/s|\/site-packages\/|0x[\da-f]{6}/i.test(line)))].slice(0, MOST);
}

const LONGEST_LINE = 160;
const LONGEST_TEXT = 1500;
/** An object by its address, and tables that are wrapped or cut, which differ from place to place. */
const UNLIKE = /0x[\da-f]{6}|\\\n|\.\.\.|…/i;

/** A stage changes nothing of what an expression reads once it was shown, or it is not looked at. */
function shownBy(stage: Stage, whole: Package, results: ReadonlyMap<number, string>): readonly ShownValue[] {
  if (!stage.cells.some((index) => results.has(index))) return [];
  const { read, layout, name } = whole;
  const globals = new Set(whole.stages.flatMap((one) => one.globals));
  return stage.cells.flatMap((index) => {
    const text = results.get(index);
    const last = read.chunks.findLast(({ cell }) => cell.index === index);
    if (last?.statement.type !== "expressionStatement" || text === undefined || !/\d/.test(text) || text.length > LONGEST_TEXT || UNLIKE.test(text)) return [];
    const { start, end, value } = last.statement;
    const code = read.document.text.slice(start, end);
    if (code.includes("\n") || code.endsWith(";") || !onlyLooks(value, read.document) || [...last.names.reads].some((one) => globals.has(one)) || isChangedAfter(last, stage)) return [];
    return [{ module: `${name}.${layout.homes.get(stage.name) ?? ""}`, stage: stage.name, code, text }];
  });
}

function isChangedAfter({ statement, names }: Chunk, { pieces }: Stage): boolean {
  return pieces.some(({ chunk, effects }) => chunk.statement.start > statement.start && [effects.binds, effects.maybeBinds, effects.mutates, effects.deletes].some((changed) => [...changed].some((name) => names.reads.has(name))));
}

/** Reads, and calls that give the same again and change nothing. */
function onlyLooks(value: Expression, document: Document): boolean {
  let looks = true;
  walk([value], (node) => {
    if (REFUSED.has(node.type)) looks = false;
    if (node.type === "call") looks &&= node.callee.type === "attribute" ? LOOKING.has(node.callee.name.name) : node.callee.type === "name" && (BUILTINS.has(node.callee.name) || resolveName(node.callee.name, importsOf(document)).startsWith("sklearn.metrics."));
    return looks;
  });
  return looks;
}

const REFUSED: ReadonlySet<string> = new Set(["await", "yield", "named", "lambda", "listComprehension", "setComprehension", "dictionaryComprehension", "generator"]);
const BUILTINS: ReadonlySet<string> = new Set("abs bool dict float int len list max min round set sorted str sum tuple".split(" "));
const LOOKING: ReadonlySet<string> = new Set("agg all any corr count describe get groupby head isna isnull item items keys max mean median min mode nunique predict predict_proba quantile round score sort_index sort_values std sum tail to_dict tolist unique value_counts values var".split(" "));
