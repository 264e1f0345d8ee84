import { runsCsv, runTable } from "../core/index.ts";
import { listRuns, type RunList } from "../host/runs/reader.ts";
import { readStamp } from "../host/readText.ts";
import { defineCommand, formatOption, WrongArguments } from "./command.ts";
import type { Terminal } from "./terminal.ts";

export const runsList = defineCommand({
  name: "runs list",
  summary: "List training runs of every tracker, the newest first",
  words: { usage: "[FOLDER]…", least: 0, most: Infinity },
  options: {
    format: formatOption(["table", "json", "csv"]),
    store: { kind: "list", value: "URI", help: "a store such as mlruns, mlflow.db or wandb; else all stores below the folder" },
  },
  examples: [
    { line: "modelwright runs list", does: "List the runs of the stores below this folder." },
    { line: "modelwright runs list --store ../churn/mlruns --format csv > runs.csv", does: "Write the runs of one store with all parameters and metrics." },
  ],

  run: async ({ words, own }, terminal) => {
    const missing = words.find((folder) => !readStamp(folder));
    if (missing !== undefined) throw new WrongArguments(`There is no folder ${missing}.`);
    const folders = words.length === 0 && own.store.length === 0 ? ["."] : words;
    const list = await listRuns({ folders, stores: own.store });
    terminal.result(FORMATS[own.format](list, terminal));
    for (const { file, message } of list.problems) terminal.note(`${file}: ${message}`);
    if (list.runs.length === 0 && list.problems.length === 0) terminal.note("There are no runs here. Name a store by --store, such as mlruns, mlflow.db, wandb or a folder of event files.");
    return own.store.length > 0 && list.runs.length === 0 && list.problems.length > 0 ? 2 : 0;
  },
});

const FORMATS: Readonly<Record<"table" | "json" | "csv", (list: RunList, terminal: Terminal) => string>> = {
  table: ({ runs }, { paint }) => (runs.length === 0 ? "" : runTable(runs, (head) => paint("strong", head))),
  json: (list) => `${JSON.stringify(list, undefined, 2)}\n`,
  csv: ({ runs }) => runsCsv(runs),
};
