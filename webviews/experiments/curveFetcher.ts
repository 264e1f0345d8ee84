import type { PackedCurve } from "../../server/core/insights/experiments/packed.ts";
import { keyOf, type ExperimentRun } from "./data.ts";

/** `most`: of longer curves no more than about so many points. */
export type FetchCurves = (runs: readonly ExperimentRun[], metric: string, wanted: { readonly times?: boolean; readonly most?: number }) => Promise<readonly PackedCurve[]>;

/** Curves that were asked for are kept until the runs may have grown. */
export interface CurveFetcher {
  /** A first sight of many long curves that were not seen before; nothing where there is no need of one. */
  overview(runs: readonly ExperimentRun[], metric: string, times: boolean): Promise<readonly PackedCurve[] | undefined>;
  whole(runs: readonly ExperimentRun[], metric: string, times: boolean): Promise<readonly PackedCurve[]>;
  forget(): void;
}

/** Of fewer runs all points are here as soon. */
const LEAST_RUNS = 12;
/** Points of each curve at first: about two for each pixel of a chart that takes half of a page. */
const MOST_AT_FIRST = 1200;
/** Runs that come with one message, so that the page stays quick while the others follow. */
const PART = 10;

export function curveFetcher(fetch: FetchCurves): CurveFetcher {
  let known = new Map<string, Promise<readonly PackedCurve[]>>();
  const seen = new Set<string>();
  const key = (runs: readonly ExperimentRun[], metric: string, times: boolean): string => JSON.stringify([metric, runs.map(keyOf), times]);

  async function inParts(runs: readonly ExperimentRun[], metric: string, wanted: { readonly times?: boolean }): Promise<readonly PackedCurve[]> {
    const curves: PackedCurve[] = [];
    for (let start = 0; start < runs.length; start += PART) curves.push(...(await fetch(runs.slice(start, start + PART), metric, wanted)));
    return curves;
  }

  return {
    async overview(runs, metric, times) {
      const asked = key(runs, metric, times);
      if (runs.length < LEAST_RUNS || seen.has(asked) || known.has(asked)) return undefined;
      const curves = await fetch(runs, metric, { ...(times && { times }), most: MOST_AT_FIRST });
      seen.add(asked);
      if (curves.some(({ reduced }) => reduced)) return curves;
      known.set(asked, Promise.resolve(curves));
      return undefined;
    },
    whole(runs, metric, times) {
      const asked = known.get(key(runs, metric, times)) ?? inParts(runs, metric, times ? { times } : {});
      known.set(key(runs, metric, times), asked);
      return asked;
    },
    forget: () => (known = new Map()),
  };
}
