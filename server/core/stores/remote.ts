import type { LastValue, StoreContents } from "./contents.ts";
import { distinct } from "./contents.ts";
import { noCurve, summarise, type Curve } from "./curve.ts";
import type { MetricSummary, RunHead } from "./run.ts";

/** A run of a server that lists last values, and gives curves when they are asked for. */
export interface RemoteRun extends RunHead {
  readonly params: Readonly<Record<string, string>>;
  /** What the server says of each metric without its curve. */
  readonly known: ReadonlyMap<string, LastValue & Partial<MetricSummary>>;
}

/** The contents of a server. What it does not list of a curve is NaN until somebody asked for the curve. */
export function remoteContents<Kind extends RemoteRun>(runs: readonly Kind[], history: (run: Kind, metric: string) => Promise<Curve>): StoreContents {
  const curves = new Map<string, Curve>();
  const places = new Map(runs.map(({ id }, place) => [id, place]));
  const runAt = (id: string): Kind | undefined => runs[places.get(id) ?? -1];
  const param = (name: string): readonly (string | undefined)[] => runs.map(({ params }) => (Object.hasOwn(params, name) ? params[name] : undefined));
  const metric = (name: string): readonly (LastValue | undefined)[] => runs.map(({ known }) => known.get(name));
  const summaryOf = (run: Kind, name: string): MetricSummary | undefined => {
    const [known, curve] = [run.known.get(name), curves.get(`${run.id} ${name}`)];
    return known && { ...UNKNOWN, ...known, ...(curve && summarise(curve)), last: known.last, step: known.step };
  };
  return {
    runs,
    problems: [],
    params: distinct(runs.map(({ params }) => Object.keys(params))),
    metrics: distinct(runs.map(({ known }) => [...known.keys()])),
    param,
    metric,
    summaries: (name) => runs.map((run) => summaryOf(run, name)),
    varies: (kind, name) => new Set<unknown>(kind === "param" ? param(name) : metric(name).map((each) => each?.last)).size > 1,
    async curve(runId, name) {
      const run = runAt(runId);
      if (!run?.known.has(name)) return noCurve;
      const curve = await history(run, name);
      curves.set(`${runId} ${name}`, curve);
      return curve;
    },
    run(runId) {
      const run = runAt(runId);
      const metrics = [...(run?.known.keys() ?? [])].toSorted().flatMap((name) => {
        const summary = run && summaryOf(run, name);
        return summary ? [[name, summary] as const] : [];
      });
      return { params: run?.params ?? {}, metrics: Object.fromEntries(metrics) };
    },
  };
}

const UNKNOWN: Omit<MetricSummary, keyof LastValue> = { min: "NaN", max: "NaN", mean: "NaN", points: 0, nonFinite: 0 };
