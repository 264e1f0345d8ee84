import { contentsOf, type LoggedRun, type StoreContents } from "../../server/core/stores/contents.ts";
import { growingCurve } from "../../server/core/stores/curve.ts";

/** Values by step. A single number is a curve of one point. */
type Curves = Readonly<Record<string, number | readonly number[]>>;

/** A run as a reader gives it, from no tracker in particular. */
export function loggedRun(id: string, params: Readonly<Record<string, string>>, metrics: Curves, more: Partial<LoggedRun> = {}): LoggedRun {
  const curves = Object.entries(metrics).map(([name, values]) => {
    const curve = growingCurve();
    [values].flat().forEach((value, step) => curve.add(step, 1000 + step, value));
    return [name, curve] as const;
  });
  return { id, name: id, experiment: "e", store: "s", tracker: "MLflow", status: "finished", startTime: 1000, endTime: 3000, deleted: false, tags: {}, params, curves: new Map(curves), ...more };
}

export const storeOf = (...runs: readonly LoggedRun[]): StoreContents => contentsOf(runs, []);
