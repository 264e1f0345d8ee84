import { memo } from "../../memo.ts";
import { contentsOf, type LoggedRun } from "../contents.ts";
import { textIn, type StoreFile, type StoreFolder } from "../folder.ts";
import { fileRun, statusByAge } from "../logged.ts";
import type { StoreReader } from "../reader.ts";
import type { StoreProblem, Tracker } from "../run.ts";
import { brokenLines, curvesOfCsv, curvesOfJsonLines, OBJECT, ROW, type ReadTable } from "./curves.ts";

/** Reads files that are nothing but a table of metrics, each as one run: Keras's CSVLogger, and loggers that people write themselves. */
export function tableReader(now: () => number): StoreReader {
  return async ({ root, names }) => {
    const { files } = await root.entries();
    const problems: StoreProblem[] = [];
    const runs: LoggedRun[] = [];
    for (const file of files.filter(({ name }) => names.includes(name))) {
      const table = await tableIn(file);
      if (!table) problems.push({ file: file.path, message: "This file cannot be read; check its permissions." });
      else {
        problems.push(...brokenLines(file, table.broken, JSON_LINES.test(file.name) ? OBJECT : ROW));
        runs.push(runOf(file, table, root, now));
      }
    }
    return contentsOf(runs, problems);
  };
}

function runOf(file: StoreFile, table: ReadTable, root: StoreFolder, now: () => number): LoggedRun {
  return fileRun({
    id: file.name,
    name: file.name.replace(/\.[a-z]+$/i, ""),
    experiment: root.name,
    store: root.path,
    tracker: trackerOf(file, table),
    status: statusByAge(file, now),
    file,
    startTime: table.firstTime > 0 ? table.firstTime : undefined,
    endTime: table.lastTime > 0 ? table.lastTime : undefined,
    params: {},
    curves: table.curves,
  });
}

/** CSVLogger names validation metrics `val_…` and counts nothing but epochs. */
function trackerOf(file: StoreFile, { curves }: ReadTable): Tracker {
  return /\.(csv|tsv|log)$/i.test(file.name) && curves.has("val_loss") && curves.has("loss") ? "Keras" : "table";
}

const JSON_LINES = /\.(jsonl|ndjson|json)$/i;

const tableIn = memo(async (file: StoreFile): Promise<ReadTable | undefined> => {
  const text = await textIn(file);
  if (text === undefined) return undefined;
  return JSON_LINES.test(file.name) ? curvesOfJsonLines(text) : curvesOfCsv(text);
});
