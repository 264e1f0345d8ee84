import { contentsOf, type LoggedRun } from "../contents.ts";
import { textIn } from "../folder.ts";
import { fileRun, statusByAge } from "../logged.ts";
import { place } from "../lightning/store.ts";
import { flattened, isRecord, paramText, parseJson } from "../numbers.ts";
import type { StoreReader } from "../reader.ts";
import type { StoreProblem } from "../run.ts";
import { brokenLines, curvesOfCsv, curvesOfJsonLines, OBJECT, ROW } from "../tables/curves.ts";

/** Reads trials of Ray Tune: folders with `params.json` and `result.json`, one object per iteration, or `progress.csv`. */
export function rayReader(now: () => number): StoreReader {
  return async ({ root, folders: places }) => {
    const problems: StoreProblem[] = [];
    const runs: LoggedRun[] = [];
    for (const folder of places) {
      const { files } = await folder.entries();
      const named = (wanted: string) => files.find(({ name, size }) => name === wanted && size > 0);
      const file = named("result.json") ?? named("progress.csv");
      const text = file && (await textIn(file));
      if (!file) continue;
      if (text === undefined) {
        problems.push({ file: file.path, message: "This file cannot be read; check its permissions." });
        continue;
      }
      const table = file.name === "result.json" ? curvesOfJsonLines(text) : curvesOfCsv(text);
      problems.push(...brokenLines(file, table.broken, file.name === "result.json" ? OBJECT : ROW));
      const paramsFile = named("params.json");
      const params = paramsFile && parseJson((await textIn(paramsFile)) ?? "");
      if (paramsFile && !isRecord(params)) problems.push({ file: paramsFile.path, message: "This file holds no JSON object, so the trial's parameters are not shown." });
      const curves = new Map([...table.curves].filter(([name]) => !name.startsWith("config/")));
      const status = named("error.txt") ? "failed" : statusByAge(file, now);
      const params_ = isRecord(params) ? flattened(params, "/").map(([name, value]) => [name, paramText(value)] as const) : [];
      runs.push(fileRun({ ...place(root, folder), group: root.name, tracker: "Ray Tune", status, file, startTime: table.firstTime > 0 ? table.firstTime : undefined, endTime: table.lastTime > 0 ? table.lastTime : undefined, params: Object.fromEntries(params_), curves }));
    }
    return contentsOf(runs, problems);
  };
}
