import { parseDocument } from "yaml";

import { memo } from "../../memo.ts";
import { contentsOf } from "../contents.ts";
import { growingCurve, type GrowingCurve } from "../curve.ts";
import { fileAt, filesBelow, textIn, type StoreFile, type StoreFolder } from "../folder.ts";
import { fileRun, statusByAge } from "../logged.ts";
import { flattened, numberFrom, numberIn, paramText, parseJson } from "../numbers.ts";
import type { StoreReader } from "../reader.ts";
import type { StoreProblem } from "../run.ts";
import { readCsv } from "../tables/csv.ts";

/** Reads the folder that DVCLive writes, by default called `dvclive`: the run that stands in the workspace now. */
export function dvcliveReader(now: () => number): StoreReader {
  return async ({ root: folder }) => {
    const { files, folders } = await folder.entries();
    const problems: StoreProblem[] = [];
    const metricsFile = files.find(({ name }) => name === "metrics.json");
    const text = metricsFile && (await textIn(metricsFile));
    const latest = parseJson(text ?? "{}");
    if (metricsFile && latest === undefined && text !== "") problems.push({ file: metricsFile.path, message: "This file is no valid JSON, so the latest values come from the plots alone." });
    const metricsFolder = folders.some(({ name }) => name === "plots") ? (await folderAt(folder, ["plots", "metrics"])) : undefined;
    const tables = metricsFolder ? await filesBelow(metricsFolder) : [];
    const series = await Promise.all(tables.filter(([key]) => key.endsWith(".tsv")).map(async ([key, file]) => [key.slice(0, -".tsv".length), await curveIn(file)] as const));
    const newest = [metricsFile, ...tables.map(([, file]) => file)].filter((file) => file !== undefined).toSorted((a, b) => b.modified - a.modified)[0];
    if (!newest) return contentsOf([], problems);
    const paramsFile = await fileAt(folder, "params.yaml");
    const paramsText = (paramsFile && (await textIn(paramsFile))) ?? "";
    const run = fileRun({
      ...{ id: "workspace", experiment: folder.name, store: folder.path, tracker: "DVCLive" as const, status: statusByAge(newest, now), file: newest, folder: folder.path },
      params: yamlParams(paramsText),
      curves: withLatest(new Map(series), latest),
    });
    return contentsOf([run], problems);
  };
}

/** Parameters by their path, as `model.depth`. Nothing for what is no YAML. */
export function yamlParams(text: string): Readonly<Record<string, string>> {
  const document = parseDocument(text, { logLevel: "silent" });
  if (document.errors.length > 0) return {};
  return Object.fromEntries(flattened(document.toJS()).map(([name, value]) => [name, paramText(value)]));
}

/** Values that stand in `metrics.json` only, such as those of the summary, become curves of one point. */
export function withLatest(series: ReadonlyMap<string, GrowingCurve>, latest: unknown): ReadonlyMap<string, GrowingCurve> {
  const leaves = flattened(latest, "/");
  const step = numberFrom(leaves.find(([name]) => name === "step")?.[1]) ?? 0;
  const singles = leaves.flatMap(([name, leaf]) => {
    const value = numberFrom(leaf);
    if (value === undefined || name === "step" || series.has(name)) return [];
    const curve = growingCurve();
    curve.add(step, NaN, value);
    return [[name, curve] as const];
  });
  return new Map([...series, ...singles]);
}

/** `step` and the value, with a `timestamp` before it where the script asked for one. */
export function curveOfTsv(text: string): GrowingCurve {
  const { head, rows } = readCsv(text);
  const [step, time, value] = [head.indexOf("step"), head.indexOf("timestamp"), head.length - 1];
  const curve = growingCurve();
  rows.forEach((row, index) => {
    const number = numberIn(row[value] ?? "");
    if (number !== undefined) curve.add(numberIn(row[step] ?? "") ?? index, numberIn(row[time] ?? "") ?? NaN, number);
  });
  return curve;
}

const curveIn = memo(async (file: StoreFile): Promise<GrowingCurve> => curveOfTsv((await textIn(file)) ?? ""));

async function folderAt(folder: StoreFolder, path: readonly string[]): Promise<StoreFolder | undefined> {
  const [first, ...rest] = path;
  if (first === undefined) return folder;
  const inner = (await folder.entries()).folders.find(({ name }) => name === first);
  return inner && folderAt(inner, rest);
}
