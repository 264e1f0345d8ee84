import { runsCsv, runsHtml, runTable, type AskedColumn } from "../../core/index.ts";
import type { RunList } from "../../host/runs/reader.ts";
import { defineCommand, formatOption } from "../command.ts";
import type { Terminal } from "../terminal.ts";
import { askedRuns, queryOptions } from "./query.ts";
import { readRuns, storeOption, withFigures } from "./stores.ts";

export const runsList = defineCommand({
  name: "runs list",
  summary: "List training runs of every tracker, the newest first",
  words: { usage: "[FOLDER]…", least: 0, most: Infinity },
  options: { format: formatOption(["table", "json", "csv", "html"]), store: storeOption, ...queryOptions },
  examples: [
    { line: "modelwright runs list", does: "List the runs of the stores below this folder." },
    { line: "modelwright runs list --filter 'val_loss < 0.5 and status = finished' --sort 'min(val_loss)'", does: "List the finished runs that came below 0.5, the one that came lowest first." },
    { line: "modelwright runs list --filter 'started > -7d model ~ boost' --sort auc --format json", does: "Give the last week's runs of some models to a script, the best first." },
    { line: "modelwright runs list --store ../churn/mlruns --format csv > runs.csv", does: "Write the runs of one store with all parameters and metrics." },
  ],

  run: async ({ words, own }, terminal) => {
    const read = await readRuns(words, own.store, terminal);
    const { list: asked, columns } = await askedRuns(read, own, terminal);
    const list = own.format === "json" || own.format === "html" ? await withFigures(read, asked.runs, terminal) : asked;
    terminal.result(FORMATS[own.format](list, terminal, columns));
    return own.store.length > 0 && read.list.runs.length === 0 && list.problems.length > 0 ? 2 : 0;
  },
});

const FORMATS: Readonly<Record<"table" | "json" | "csv" | "html", (list: RunList, terminal: Terminal, columns: readonly AskedColumn[]) => string>> = {
  table: ({ runs }, { paint }, columns) => (runs.length === 0 ? "" : runTable(runs, (head) => paint("strong", head), columns)),
  json: (list) => `${JSON.stringify(list, undefined, 2)}\n`,
  csv: ({ runs }) => runsCsv(runs),
  html: ({ runs, problems }) => runsHtml("Runs", runs, problems),
};
