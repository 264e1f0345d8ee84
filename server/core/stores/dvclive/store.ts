import { parseDocument } from "yaml";

import { memo } from "../../memo.ts";
import { contentsOf } from "../contents.ts";
import { growingCurve, type GrowingCurve } from "../curve.ts";
import { fileAt, filesBelow, textIn, type StoreFile, type StoreFolder } from "../folder.ts";
import { dvcliveArtifacts } from "./artifacts.ts";
import { fileRun, statusByAge } from "../logged.ts";
import { flattened, numberFrom, numberIn, paramText, parseJson } from "../numbers.ts";
import type { StoreReader } from "../reader.ts";
import type { StoreProblem } from "../run.ts";
import { readCsv } from "../tables/csv.ts";
import { brokenLines, ROW } from "../tables/curves.ts";

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
    const read = await Promise.all(tables.filter(([key]) => key.endsWith(".tsv")).map(async ([key, file]) => ({ name: key.slice(0, -".tsv".length), file, ...(await curveIn(file)) })));
    const series = read.map(({ name, curve }) => [name, curve] as const);
    problems.push(...read.flatMap(({ file, broken }) => brokenLines(file, broken, ROW)));
    const newest = [metricsFile, ...tables.map(([, file]) => file)].filter((file) => file !== undefined).toSorted((a, b) => b.modified - a.modified)[0];
    if (!newest) return contentsOf([], problems);
    const paramsFile = await fileAt(folder, "params.yaml");
    const params = yamlParams((paramsFile && (await textIn(paramsFile))) ?? "");
    if (!params && paramsFile) problems.push({ file: paramsFile.path, message: NO_YAML });
    const run = fileRun({
      ...{ id: "workspace", experiment: folder.name, store: folder.path, tracker: "DVCLive" as const, status: statusByAge(newest, now), file: newest, folder: folder.path },
      params: params ?? {},
      curves: withLatest(new Map(series), latest),
      artifacts: dvcliveArtifacts(folder),
    });
    return contentsOf([run], problems);
  };
}

export const NO_YAML = "This file is not valid YAML, so the run's parameters are not shown.";

/** Parameters by their path, as `model.depth`; `undefined` for what is no YAML. */
export function yamlParams(text: string): Readonly<Record<string, string>> | undefined {
  const document = parseDocument(text, { logLevel: "silent" });
  if (document.errors.length > 0) return undefined;
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
export function curveOfTsv(text: string): { readonly curve: GrowingCurve; readonly broken: number } {
  const { head, rows, broken } = readCsv(text);
  const [step, time, value] = [head.indexOf("step"), head.indexOf("timestamp"), head.length - 1];
  const curve = growingCurve();
  rows.forEach((row, index) => {
    const number = numberIn(row[value] ?? "");
    if (number !== undefined) curve.add(numberIn(row[step] ?? "") ?? index, numberIn(row[time] ?? "") ?? NaN, number);
  });
  return { curve, broken };
}

const curveIn = memo(async (file: StoreFile): Promise<ReturnType<typeof curveOfTsv>> => curveOfTsv((await textIn(file)) ?? ""));

async function folderAt(folder: StoreFolder, path: readonly string[]): Promise<StoreFolder | undefined> {
  const [first, ...rest] = path;
  if (first === undefined) return folder;
  const inner = (await folder.entries()).folders.find(({ name }) => name === first);
  return inner && folderAt(inner, rest);
}
