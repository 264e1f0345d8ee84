import { comparisonCsv, comparisonTable, runsHtml, surroundingFacts, surroundingsOf, type ComparedRun, type Run } from "../../core/index.ts";
import type { RunList } from "../../host/runs/reader.ts";
import { defineCommand, formatOption } from "../command.ts";
import type { Terminal } from "../terminal.ts";
import { readRuns, runNamed, storeOf, storeOption, withFigures } from "./stores.ts";

type Format = "table" | "json" | "csv" | "html";

export const runsShow = defineCommand({
  name: "runs show",
  summary: "Show one run: how it went, its parameters, metrics, tags and code",
  words: { usage: "RUN", least: 1, most: 1 },
  options: { format: formatOption(["table", "json", "csv", "html"]), store: storeOption },
  examples: [{ line: "modelwright runs show 0cb1e29c", does: "Show the run whose id begins so." }],
  run: async ({ words, own }, terminal) => show(words, own.store, own.format, terminal),
});

export const runsCompare = defineCommand({
  name: "runs compare",
  summary: "Put runs side by side: what differs, and their metrics",
  words: { usage: "RUN RUN…", least: 2, most: Infinity },
  options: { format: formatOption(["table", "json", "csv", "html"]), store: storeOption },
  examples: [{ line: 'modelwright runs compare 0cb1e29c "boosting, deep"', does: "Compare a run by its id with one by its name." }],
  run: async ({ words, own }, terminal) => show(words, own.store, own.format, terminal),
});

async function show(words: readonly string[], stores: readonly string[], format: Format, terminal: Terminal): Promise<0> {
  const read = await readRuns([], stores, terminal);
  const named = words.map((word) => runNamed(word, read.list.runs));
  const list = await withFigures(read, named, terminal);
  const made = await Promise.all(list.runs.map(async (run) => surroundingFacts(await surroundingsOf(storeOf(read.contents, run), run.id))));
  terminal.result(FORMATS[format](list, terminal, list.runs.map((run, place) => ({ ...run, made: made[place] ?? {} }))));
  return 0;
}

const FORMATS: Readonly<Record<Format, (list: RunList, terminal: Terminal, compared: readonly ComparedRun[]) => string>> = {
  table: (_, { paint }, compared) => comparisonTable(compared, (head) => paint("strong", head)),
  json: (list, _, runs) => `${JSON.stringify({ ...list, runs }, undefined, 2)}\n`,
  csv: (_list, _terminal, compared) => comparisonCsv(compared),
  html: ({ runs, problems }) => runsHtml(titleOf(runs), runs, problems),
};

const titleOf = (runs: readonly Run[]): string => runs.map(({ name }) => name).join(" and ");
