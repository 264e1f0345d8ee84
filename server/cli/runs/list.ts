import { runsCsv, runsHtml, runTable } from "../../core/index.ts";
import type { RunList } from "../../host/runs/reader.ts";
import { defineCommand, formatOption } from "../command.ts";
import type { Terminal } from "../terminal.ts";
import { readRuns, storeOption, withFigures } from "./stores.ts";

export const runsList = defineCommand({
  name: "runs list",
  summary: "List training runs of every tracker, the newest first",
  words: { usage: "[FOLDER]…", least: 0, most: Infinity },
  options: { format: formatOption(["table", "json", "csv", "html"]), store: storeOption },
  examples: [
    { line: "modelwright runs list", does: "List the runs of the stores below this folder." },
    { line: "modelwright runs list --store ../churn/mlruns --format csv > runs.csv", does: "Write the runs of one store with all parameters and metrics." },
  ],

  run: async ({ words, own }, terminal) => {
    const read = await readRuns(words, own.store, terminal);
    const list = own.format === "json" || own.format === "html" ? await withFigures(read, read.list.runs, terminal) : read.list;
    terminal.result(FORMATS[own.format](list, terminal));
    return own.store.length > 0 && list.runs.length === 0 && list.problems.length > 0 ? 2 : 0;
  },
});

const FORMATS: Readonly<Record<"table" | "json" | "csv" | "html", (list: RunList, terminal: Terminal) => string>> = {
  table: ({ runs }, { paint }) => (runs.length === 0 ? "" : runTable(runs, (head) => paint("strong", head))),
  json: (list) => `${JSON.stringify(list, undefined, 2)}\n`,
  csv: ({ runs }) => runsCsv(runs),
  html: ({ runs, problems }) => runsHtml("Runs", runs, problems),
};
