import { joinedContents, type StoreContents } from "../../stores/contents.ts";
import { numberOf } from "../../stores/run.ts";
import { betterWay } from "./better.ts";

/** Runs of one tracker, experiment and script, counted. */
export interface RunGroup {
  readonly tracker: string;
  readonly experiment: string;
  /** The script that made them, as the tracker names it; empty where it does not. */
  readonly program: string;
  readonly runs: number;
  readonly running: number;
}

export function runGroups(stores: readonly StoreContents[]): readonly RunGroup[] {
  const groups = new Map<string, RunGroup>();
  for (const { tracker, experiment, code, status, deleted } of stores.flatMap(({ runs }) => runs)) {
    if (deleted) continue;
    const program = code?.program ?? "";
    const key = JSON.stringify([tracker, experiment, program]);
    const old = groups.get(key) ?? { tracker, experiment, program, runs: 0, running: 0 };
    groups.set(key, { ...old, runs: old.runs + 1, running: old.running + (status === "running" ? 1 : 0) });
  }
  return [...groups.values()];
}

export interface CodePlace {
  readonly trackers: readonly string[];
  readonly experiment?: string;
  /** The name of the file that holds the call. */
  readonly file: string;
}

/**
 * What stands above a call that begins runs: those that this very script made, where its tracker names scripts, else
 * those of the experiment that it names, else all of its tracker. Nothing where there are none.
 */
export function runsTitle(groups: readonly RunGroup[], { trackers, experiment, file }: CodePlace): string | undefined {
  const ofTracker = groups.filter(({ tracker, experiment: name }) => trackers.includes(tracker) && (experiment === undefined || name === experiment));
  const ofScript = ofTracker.filter(({ program }) => program.split(/[\\/]/).at(-1) === file);
  const shown = ofScript.length > 0 ? ofScript : ofTracker;
  const [runs, running] = [shown.reduce((sum, group) => sum + group.runs, 0), shown.reduce((sum, group) => sum + group.running, 0)];
  if (runs === 0) return undefined;
  const whose = ofScript.length > 0 ? " of this script" : experiment === undefined ? ` in ${trackers[0] ?? "the tracker"}` : ` in “${experiment}”`;
  return `${runs === 1 ? "1 run" : `${runs} runs`}${whose}${running > 0 ? `, ${running} running` : ""}`;
}

/** The values that a parameter had in the runs, and what came of each. */
export interface ParamHistory {
  readonly name: string;
  /** The metric by which values are judged; absent where no metric's name tells which way is better. */
  readonly metric?: { readonly name: string; readonly better: "higher" | "lower" };
  /** The best first; where nothing judges them the most frequent. */
  readonly values: readonly { readonly text: string; readonly runs: number; readonly best?: number }[];
}

/** Trackers write nested parameters with a dot or a slash, and some put the file's or the section's name before them. */
export function paramHistory(stores: readonly StoreContents[], path: readonly string[]): ParamHistory | undefined {
  const all = joinedContents(stores);
  const wanted = path.join(".");
  const nameIn = (name: string): string => name.replaceAll("/", ".");
  const name = all.params.find((each) => nameIn(each) === wanted) ?? all.params.find((each) => nameIn(each).endsWith(`.${wanted}`)) ?? (path.length > 1 ? all.params.find((each) => each === path.at(-1)) : undefined);
  if (name === undefined) return undefined;
  const metric = judge(all);
  const results = metric && all.metric(metric.name).map((cell) => cell && numberOf(cell.last));
  const values = new Map<string, { readonly text: string; readonly runs: number; readonly best?: number }>();
  all.param(name).forEach((text, place) => {
    if (text === undefined || all.runs[place]?.deleted !== false) return;
    const old = values.get(text) ?? { text, runs: 0 };
    const best = bestOf(old.best, results?.[place], metric?.better);
    values.set(text, { text, runs: old.runs + 1, ...(best !== undefined && { best }) });
  });
  const way = metric?.better === "lower" ? 1 : -1;
  const worst = metric?.better === "lower" ? Infinity : -Infinity;
  const order = [...values.values()].toSorted((a, b) => way * ((a.best ?? worst) - (b.best ?? worst)) || b.runs - a.runs);
  return { name, ...(metric && { metric }), values: order };
}

/** Of metrics that vary: one of validation first, for that is what people choose by. */
function judge(all: StoreContents): ParamHistory["metric"] {
  const known = all.metrics.flatMap((name) => {
    const better = betterWay(name);
    return better && all.varies("metric", name) ? [{ name, better }] : [];
  });
  return known.find(({ name }) => /val|eval|test/i.test(name)) ?? known[0];
}

function bestOf(old: number | undefined, result: number | undefined, better: "higher" | "lower" | undefined): number | undefined {
  if (result === undefined || !Number.isFinite(result) || better === undefined) return old;
  if (old === undefined) return result;
  return better === "lower" ? Math.min(old, result) : Math.max(old, result);
}

const MOST_VALUES = 8;

/** As a hover shows it. */
export function paramHistoryMarkdown({ name, metric, values }: ParamHistory): string {
  const escaped = (text: string): string => text.replaceAll(/[\\|`\n\r]/g, " ").slice(0, 60);
  const count = values.reduce((sum, { runs }) => sum + runs, 0);
  const head = metric ? `| value | runs | best ${escaped(metric.name)} |\n| --- | ---: | ---: |` : "| value | runs |\n| --- | ---: |";
  const rows = values.slice(0, MOST_VALUES).map(({ text, runs, best }) => `| \`${escaped(text) || " "}\` | ${runs} |${metric ? ` ${best === undefined ? "" : String(Number(best.toPrecision(4)))} |` : ""}`);
  const rest = values.length > MOST_VALUES ? `\n\nand ${values.length - MOST_VALUES} more values` : "";
  return `**${escaped(name)}** in ${count === 1 ? "1 run" : `${count} runs`}\n\n${head}\n${rows.join("\n")}${rest}`;
}
