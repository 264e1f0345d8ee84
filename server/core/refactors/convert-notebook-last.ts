import type { Expression } from "../syntax/python/expressionTree.ts";
import type { Document } from "../workspace/document.ts";
import { codeCells } from "../workspace/notebook.ts";
import { chunksOf, type Chunk } from "./convert-notebook-chunks.ts";
import { editedNotebook } from "./convert-notebook-function.ts";

/** Names that only a running IPython has. */
const HISTORY = /^(?:__|___|Out|In|_exit_code|_oh|_ih|_dh|_i+|_i?\d+)$/;

/** `_` is the value that the last cell before has shown: there it gets that name. Other names of the history are refused. */
export function withLastValue(document: Document): Document | { readonly state: "refused"; readonly reason: string } {
  if (!/\b_\b|\b__\b|\bOut\b|\bIn\b|\b_exit_code\b|\b_[oid]h\b|\b_i?\d+\b/.test(document.text)) return document;
  const cells = codeCells(document).map((cell) => ({ cell, ...chunksOf(document, cell) }));
  const all = cells.flatMap(({ chunks }) => chunks);
  const made = new Set(all.flatMap(({ names }) => [...names.binds, ...names.globals]));
  const asked = (chunk: Chunk, wanted: RegExp): string | undefined => [...chunk.names.reads].find((name) => wanted.test(name) && !made.has(name));
  const user = all.find((chunk) => asked(chunk, HISTORY) !== undefined);
  if (user) return refused(user, asked(user, HISTORY) ?? "");
  const shown = new Set<Chunk>();
  for (const [place, { chunks }] of cells.entries()) {
    const reader = chunks.find((chunk) => asked(chunk, /^_$/) !== undefined);
    if (!reader) continue;
    const last = cells.slice(0, place).map((one) => shownBy(document, one.chunks)).findLast((one) => one !== undefined);
    if (!last || last === "unsure") return refused(reader, "_");
    shown.add(last);
  }
  const spans = [...shown].map(({ statement: { start } }) => ({ span: { start, end: start }, text: "_ = " }));
  return spans.length > 0 ? editedNotebook(document, spans) : document;
}

const refused = ({ cell }: Chunk, name: string): { readonly state: "refused"; readonly reason: string } => ({ state: "refused", reason: `Cell ${cell.index + 1} uses \`${name}\`, which only a running notebook keeps. Give the value a name in the cell that makes it, and use that name.` });

/** What a cell shows at its end; `unsure` where it may be nothing. */
function shownBy({ text }: Document, chunks: readonly Chunk[]): Chunk | "unsure" | undefined {
  const chunk = chunks.at(-1);
  if (chunk?.statement.type !== "expressionStatement" || text.slice(chunk.statement.end).startsWith(";")) return undefined;
  const { value } = chunk.statement;
  if (value.type === "none" || (value.type === "call" && SILENT.test(calledName(value.callee)))) return undefined;
  return value.type === "call" && !GIVING.test(calledName(value.callee)) ? "unsure" : chunk;
}

const calledName = (callee: Expression): string => (callee.type === "attribute" ? callee.name.name : callee.type === "name" ? callee.name : "");

/** These give nothing. */
const SILENT = /^(?:print|display|show|append|extend|insert|sort|update|clear|close|seed|info)$/;

/** These give something. */
const GIVING = /^(?:len|sum|max|min|sorted|list|dict|set|tuple|str|int|float|range|round|abs|type|repr|head|tail|describe|mean|median|std|sum|count|unique|nunique|value_counts|groupby|predict|predict_proba|score|fit|transform|fit_transform|read_\w+|DataFrame|Series|array|arange|zeros|ones|copy|astype|reshape|join|split|format|strip|upper|lower|keys|values|items|sqrt|exp|log)$/;
