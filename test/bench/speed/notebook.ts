import { notebookDocument, planNotebook, type Document } from "../../../server/core/index.ts";
import { loadParsers } from "../../../server/host/parsers.ts";
import { pythonSource } from "./generate.ts";
import { medianCost, type Cost } from "./measure.ts";
import type { Measured } from "./server.ts";

const LENGTHS = [300, 1000];
const LINES_PER_CELL = 10;
const RUNS = 15;

/** The analysis of a notebook that is opened, and again after one of its cells was edited, on the engine of JavaScript as it is when a person works. */
export async function notebookAnalysis(): Promise<readonly Measured[]> {
  await loadParsers();
  return LENGTHS.flatMap(measure);
}

function measure(lines: number): readonly Measured[] {
  const opened: Cost[] = [];
  const edited: Cost[] = [];
  for (let run = -RUNS; run < RUNS; run++) {
    const cells = cellsOf(lines, run);
    const first = costOf(() => planNotebook(documentOf(cells)));
    const changed = cells.map((cell, index) => (index === cells.length >> 1 ? { ...cell, source: { text: `${cell.source.text}\nadded_${run + RUNS} = ${run + RUNS}` } } : cell));
    const second = costOf(() => planNotebook(documentOf(changed)));
    if (run < 0) continue;
    opened.push(first);
    edited.push(second);
  }
  return [{ id: `notebook of ${lines} lines`, ...medianCost(opened) }, { id: `cell edited, ${lines} lines`, ...medianCost(edited) }];
}

type Cells = Parameters<typeof notebookDocument>[2];

/** Each run has a text of its own, so that nothing is known of it. */
function cellsOf(length: number, run: number): Cells {
  const lines = pythonSource(length).replaceAll("customers", `customers_${run + RUNS}`).split("\n");
  const texts: string[] = [];
  let cell: string[] = [];
  for (const line of lines) {
    if (cell.length >= LINES_PER_CELL && /^\S/.test(line) && !/^(?:\)|\]|\}|else|elif|except|finally)/.test(line)) {
      texts.push(cell.join("\n"));
      cell = [];
    }
    cell.push(line);
  }
  return [...texts, cell.join("\n")].map((text, index) => ({ uri: `#${index}`, index, type: "code", source: { text } }));
}

const documentOf = (cells: Cells): Document => notebookDocument("file:///bench/explore.ipynb", "python", cells);

function costOf(work: () => unknown): Cost {
  const started = performance.now();
  const before = process.cpuUsage();
  work();
  const { user, system } = process.cpuUsage(before);
  return { wallMs: performance.now() - started, cpuMs: (user + system) / 1000 };
}
