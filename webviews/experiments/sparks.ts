import type { ExperimentsContract } from "../protocol/experiments.ts";
import type { Call } from "../protocol/rpc.ts";
import { svg } from "../shared/dom.ts";
import { unpacked } from "../shared/packed.ts";
import { keyOf, type ExperimentRun } from "./data.ts";

/** Small drawings of curves, fetched for the runs in sight. */
export interface Sparks {
  /** `undefined` while it is on its way, or where the run has no such curve. */
  draw(run: ExperimentRun, metric: string): SVGElement | undefined;
  need(runs: readonly ExperimentRun[], metrics: readonly string[]): void;
  /** The curves may have grown; the old drawings stay until the new ones are there. */
  readonly forget: () => void;
}

const [WIDTH, HEIGHT, VALUES] = [100, 18, 40];

export function sparkDrawings(call: Call<ExperimentsContract>, changed: () => void): Sparks {
  const known = new Map<string, Float64Array>();
  let asked = new Set<string>();
  return {
    draw: (run, metric) => {
      const values = known.get(`${metric}\n${keyOf(run)}`);
      return values && values.length > 0 ? drawing(values) : undefined;
    },
    need(runs, metrics) {
      for (const metric of metrics) {
        const missing = runs.filter((run) => !asked.has(`${metric}\n${keyOf(run)}`));
        for (const run of missing) asked.add(`${metric}\n${keyOf(run)}`);
        if (missing.length === 0) continue;
        void call("sparks", { runs: missing.map(({ id, store }) => ({ id, store })), metric, values: VALUES }).then((found) => {
          missing.forEach((run, index) => known.set(`${metric}\n${keyOf(run)}`, unpacked(found[index] ?? "")));
          changed();
        });
      }
    },
    forget: () => (asked = new Set()),
  };
}

/** What is not finite is a gap. */
function drawing(values: Float64Array): SVGElement {
  const finite = values.filter((value) => Number.isFinite(value));
  const [low, high] = [Math.min(...finite), Math.max(...finite)];
  let path = "";
  let broken = true;
  values.forEach((value, index) => {
    if (!Number.isFinite(value)) {
      broken = true;
      return;
    }
    const x = values.length === 1 ? WIDTH / 2 : (index / (values.length - 1)) * WIDTH;
    const y = high === low ? HEIGHT / 2 : HEIGHT - 1 - ((value - low) / (high - low)) * (HEIGHT - 2);
    path += `${broken ? "M" : "L"}${x.toFixed(1)} ${y.toFixed(1)}`;
    broken = false;
  });
  return svg("svg", { class: "spark-line", width: WIDTH, height: HEIGHT, viewBox: `0 0 ${WIDTH} ${HEIGHT}`, "aria-hidden": "true" }, [svg("path", { d: path })]);
}
