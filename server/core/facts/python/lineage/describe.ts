import type { Span } from "../../../text/span.ts";
import { touches } from "../../../text/span.ts";
import { moduleOf } from "../../../syntax/python/module.ts";
import type { Name } from "../../../syntax/python/expressionTree.ts";
import { walk } from "../../../syntax/python/walk.ts";
import type { Document } from "../../../workspace/document.ts";
import { memo } from "../../../memo.ts";
import type { Rows } from "../flow/rows.ts";
import type { Estimator } from "../flow/value.ts";
import type { Program } from "../program/program.ts";
import { isKnownEstimator } from "../tables/estimators.ts";
import { placeWords } from "../program/place.ts";
import { sourceWords } from "./sources.ts";
import { fittedRows, wordsOf } from "./steps.ts";
import { traceOf, type History, type Seen, type Trace } from "./trace.ts";

/** The lineage of the variable under an offset, in one line for each thing that it may stand for. */
export interface Lineage {
  readonly at: Span;
  readonly name: string;
  readonly lines: readonly string[];
}

export function lineageAt(program: Program, offset: number): Lineage | undefined {
  const name = nameAt(program.document, offset);
  if (!name) return undefined;
  const trace = traceOf(program);
  const lines = (trace.names.get(name.start) ?? []).map((seen) => lineOf(trace, seen)).filter((line) => line !== undefined);
  return lines.length === 0 ? undefined : { at: { start: name.start, end: name.end }, name: name.name, lines: [...new Set(lines)] };
}

function nameAt(document: Document, offset: number): Name | undefined {
  let found: Name | undefined;
  walk(moduleOf(document).body, (node) => {
    if (!touches(node, offset)) return false;
    if (node.type === "name") found = node;
    return true;
  });
  return found;
}

function lineOf(trace: Trace, { content, history }: Seen): string | undefined {
  if (content.type === "data") return dataLine(trace, content.rows, history);
  if (content.type === "estimator") return estimatorLine(trace, content);
  const split = content.type === "list" && history.at(-1)?.words.includes(" side of ") === true ? content.items.length : 0;
  return split > 0 ? chain(history.map((step) => wordsOf(step).replace(/^\w+ side of/, "all sides of"))) : undefined;
}

function dataLine(trace: Trace, rows: Rows, history: History): string | undefined {
  if (!rows.some(({ origin }) => knownOrigins(trace).has(origin))) return undefined;
  return chain([sourcesLine(trace, rows), ...history.map(wordsOf)]);
}

function estimatorLine(trace: Trace, estimator: Estimator): string | undefined {
  const kind = estimator.api.replace(/^.*\./, "");
  const fit = estimator.fits.findLast((one) => one.rows.length > 0);
  if (!fit) return isKnownEstimator(kind) ? `\`${kind}\`, not fitted yet` : undefined;
  if (!fit.rows.some(({ origin }) => knownOrigins(trace).has(origin))) return undefined;
  const given = chain([sourcesLine(trace, fit.rows), ...(trace.arrivals.get(fit.at.start) ?? []).map(wordsOf)]);
  return `${kind === "" ? "fitted" : `\`${kind}\`, fitted`} on ${fittedRows(fit)} (${placeWords(trace.flow.frames, fit.at.start)}): ${given}`;
}

/** Origins that this is about: what is read, split, fitted on or judged; not every result of every call. */
const knownOrigins = memo((trace: Trace): ReadonlySet<number> => {
  const read = [...trace.sources].filter(([, source]) => source.read).map(([origin]) => origin);
  const used = trace.flow.events.flatMap((event) => (event.type === "fit" ? event.fit.rows : "rows" in event ? event.rows : []));
  return new Set([...read, ...used.map(({ origin }) => origin)]);
});

const MOST_SOURCES = 3;

function sourcesLine(trace: Trace, rows: Rows): string {
  const sources = rows.map(({ origin }) => trace.sources.get(origin)).filter((source) => source !== undefined);
  const names = [...new Set(sources.map((source) => sourceWords(trace.flow.frames, source)))];
  const shown = names.length > MOST_SOURCES ? [...names.slice(0, MOST_SOURCES - 1), `${names.length - MOST_SOURCES + 1} more`] : names;
  return shown.length === 0 ? "rows" : `rows of ${shown.join(" and ")}`;
}

const MOST_SHOWN = 9;

/** Long ways keep their beginning and their end. */
function chain(steps: readonly string[]): string {
  const distinct = steps.filter((step, place) => step !== steps[place - 1]);
  const shown = distinct.length > MOST_SHOWN ? [...distinct.slice(0, 3), "…", ...distinct.slice(-MOST_SHOWN + 4)] : distinct;
  return shown.join(" → ");
}
