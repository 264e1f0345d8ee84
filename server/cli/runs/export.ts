import { curvesCsv, curvesHtml, type ExportedCurve } from "../../core/index.ts";
import { defineCommand, formatOption, WrongArguments } from "../command.ts";
import { readRuns, runNamed, storeOf, storeOption } from "./stores.ts";

export const runsExport = defineCommand({
  name: "runs export",
  summary: "Write every point of the metrics' curves, unsampled",
  words: { usage: "[RUN]…", least: 0, most: Infinity },
  options: {
    format: formatOption(["csv", "json", "html"]),
    store: storeOption,
    metric: { kind: "list", value: "NAME", help: "only this metric; may be given again" },
  },
  examples: [{ line: "modelwright runs export 0cb1e29c --metric val_loss > curve.csv", does: "Write one curve as run, metric, step, time, value." }],

  run: async ({ words, own }, terminal): Promise<0> => {
    const { list, contents } = await readRuns([], own.store, terminal);
    const runs = words.length > 0 ? words.map((word) => runNamed(word, list.runs)) : list.runs;
    const unknown = own.metric.find((name) => runs.every(({ metrics }) => metrics[name] === undefined));
    if (unknown !== undefined) throw new WrongArguments(`None of the runs has a metric "${unknown}".`);
    const curves: ExportedCurve[] = [];
    for (const run of runs) {
      const store = storeOf(contents, run);
      const metrics = Object.keys(run.metrics).filter((name) => own.metric.length === 0 || own.metric.includes(name));
      for (const metric of metrics) if (store) curves.push({ run, metric, curve: await store.curve(run.id, metric) });
    }
    terminal.result(FORMATS[own.format](curves, list.problems));
    return 0;
  },
});

const FORMATS: Readonly<Record<"csv" | "json" | "html", (curves: readonly ExportedCurve[], problems: Parameters<typeof curvesHtml>[1]) => string>> = {
  csv: curvesCsv,
  html: curvesHtml,
  json: (curves, problems) =>
    `${JSON.stringify({ version: 1, curves: curves.map(({ run, metric, curve }) => ({ run: run.id, store: run.store, metric, points: pointsOf(curve) })), problems })}\n`,
};

/** Numbers that JSON has no word for become texts; a time that is not known becomes null. */
function pointsOf({ steps, times, values }: ExportedCurve["curve"]): readonly (readonly unknown[])[] {
  return Array.from(values, (value, index) => [steps[index], Number.isNaN(times[index]) ? null : times[index], Number.isFinite(value) ? value : String(value)]);
}
