import { parseDocument } from "yaml";

import { contentsOf, type LoggedRun } from "../contents.ts";
import { textIn, type StoreFile, type StoreFolder } from "../folder.ts";
import { fileRun, statusByAge } from "../logged.ts";
import { flattened, paramText } from "../numbers.ts";
import type { StoreReader } from "../reader.ts";
import type { StoreProblem } from "../run.ts";
import { brokenLines, curvesOfCsv, ROW } from "../tables/curves.ts";

/** Reads what Lightning's CSVLogger writes: folders such as `version_0` with `metrics.csv` and `hparams.yaml`. */
export function lightningReader(now: () => number): StoreReader {
  return async ({ root, folders: places }) => {
    const problems: StoreProblem[] = [];
    const runs: LoggedRun[] = [];
    for (const folder of places) {
      const { files } = await folder.entries();
      const file = files.find(({ name }) => name === "metrics.csv");
      const text = file && (await textIn(file));
      if (!file) continue;
      if (text === undefined) problems.push({ file: file.path, message: "This file cannot be read; check its permissions." });
      else {
        const table = curvesOfCsv(text);
        problems.push(...brokenLines(file, table.broken, ROW));
        runs.push(fileRun({ ...place(root, folder), tracker: "Lightning", status: statusByAge(file, now), file, params: await hparams(files, problems), curves: table.curves }));
      }
    }
    return contentsOf(runs, problems);
  };
}

export function place(root: StoreFolder, folder: StoreFolder): { readonly id: string; readonly experiment: string; readonly store: string; readonly folder: string } {
  const id = folder.path.startsWith(root.path) && folder.path !== root.path ? folder.path.slice(root.path.length + 1).replaceAll("\\", "/") : folder.name;
  return { id, experiment: root.name, store: root.path, folder: folder.path };
}

/** The file may name Python objects by tags that YAML does not know; they are read as what they hold. */
async function hparams(files: readonly StoreFile[], problems: StoreProblem[]): Promise<Readonly<Record<string, string>>> {
  const file = files.find(({ name }) => name === "hparams.yaml");
  const text = file && (await textIn(file));
  if (text === undefined) return {};
  const document = parseDocument(text, { logLevel: "silent" });
  const [error] = document.errors;
  if (error && file) problems.push({ file: file.path, message: `This file is not valid YAML, so the run's parameters are not shown. ${error.message.split("\n")[0] ?? ""}` });
  if (error) return {};
  return Object.fromEntries(flattened(document.toJS()).map(([name, value]) => [name, paramText(value)]));
}
