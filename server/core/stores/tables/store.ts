import { contentsOf, type LoggedRun } from "../contents.ts";
import { textIn, type StoreFile, type StoreFolder } from "../folder.ts";
import { fileRun, statusByAge } from "../logged.ts";
import type { StoreReader } from "../reader.ts";
import type { StoreProblem, Tracker } from "../run.ts";
import type { ColumnMapping } from "./mapping.ts";
import { brokenLines, OBJECT, ROW } from "./curves.ts";
import { JSON_LINES, runsOfTable, type TableRun, type TableRuns } from "./runs.ts";

/** Reads files that are nothing but a table of metrics, each as one run: Keras's CSVLogger, and loggers that people write themselves. */
export function tableReader(now: () => number, mappingOf: MappingOf = () => undefined): StoreReader {
  return async ({ root, names }) => {
    const { files } = await root.entries();
    const problems: StoreProblem[] = [];
    const runs: LoggedRun[] = [];
    for (const file of files.filter(({ name }) => names.includes(name))) {
      const table = await tableIn(file, mappingOf(file.path));
      if (!table) problems.push({ file: file.path, message: "This file cannot be read; check its permissions." });
      else {
        problems.push(...brokenLines(file, table.broken, JSON_LINES.test(file.name) ? OBJECT : ROW));
        runs.push(...table.runs.map((run) => runOf(file, run, root, now)));
      }
    }
    return contentsOf(runs, problems);
  };
}

function runOf(file: StoreFile, table: TableRun, root: StoreFolder, now: () => number): LoggedRun {
  const own = file.name.replace(/\.[a-z]+$/i, "");
  return fileRun({
    id: table.name === undefined ? file.name : `${file.name}#${table.name}`,
    name: table.name === undefined ? own : table.name === "" ? `${own} (no name)` : table.name,
    experiment: root.name,
    store: root.path,
    tracker: trackerOf(file, table),
    status: statusByAge(file, now),
    file,
    ...(table.name !== undefined && { group: own }),
    startTime: table.firstTime > 0 ? table.firstTime : undefined,
    endTime: table.lastTime > 0 ? table.lastTime : undefined,
    params: table.params,
    curves: table.curves,
  });
}

/** CSVLogger names validation metrics `val_…` and counts nothing but epochs. */
function trackerOf(file: StoreFile, { curves }: TableRun): Tracker {
  return /\.(csv|tsv|log)$/i.test(file.name) && curves.has("val_loss") && curves.has("loss") ? "Keras" : "table";
}

/** What a person said of a file's columns, by its path. */
export type MappingOf = (path: string) => ColumnMapping | undefined;

const known = new WeakMap<StoreFile, { readonly said: string; readonly table: Promise<TableRuns | undefined> }>();

/** The same file is read anew where something else is said of its columns. */
function tableIn(file: StoreFile, mapping: ColumnMapping | undefined): Promise<TableRuns | undefined> {
  const said = JSON.stringify(mapping ?? null);
  const old = known.get(file);
  if (old?.said === said) return old.table;
  const table = textIn(file).then((text) => (text === undefined ? undefined : runsOfTable(file.name, text, mapping)));
  known.set(file, { said, table });
  return table;
}
