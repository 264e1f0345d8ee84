import { collector, drift, experiments, type DriftReport, type Experiments, type Table } from "../../../server/core/index.ts";
import type { LoggedRun } from "../../../server/core/stores/contents.ts";
import { loggedRun, storeOf } from "../../harness/runs.ts";

/** Three runs of one experiment; `b` is the best, `c` failed. */
export function sampleRuns(): Experiments {
  return experiments([storeOf(run("a", 3, 0.81, "0.1"), run("b", 1, 0.92, "0.01"), { ...run("c", 2, 0.7, "0.1"), status: "failed" })]);
}

export function manyRuns(count: number): Experiments {
  return experiments([storeOf(...Array.from({ length: count }, (_, index) => run(`run-${index}`, count - index, index / count, String(index % 7))))]);
}

/** `amount` moves up, `plan` changes its shares, `age` stays, `note` is free text. */
export function sampleDrift(): DriftReport {
  return drift(sampleTable("reference.csv", 0), sampleTable("current.csv", 1));
}

function run(id: string, day: number, auc: number, rate: string): LoggedRun {
  const startTime = Date.UTC(2026, 0, day);
  return loggedRun(id, { learning_rate: rate, seed: "7" }, { auc: [0.5, auc], loss: [1, 0.5, NaN, 1 - auc] }, { name: `run ${id}`, experiment: "churn", store: "/work/mlruns", startTime, endTime: startTime + 61_000 });
}

function sampleTable(name: string, shift: number): Table {
  const rows = collector(["age", "amount", "plan", "note"]);
  for (let index = 0; index < 400; index += 1) {
    const part = (index * 0.618034) % 1;
    rows.add([String(20 + ((index * 7) % 50)), String(part * 3 + shift), part < 0.5 + shift * 0.3 ? "basic" : "plus", `note ${index}`]);
  }
  return rows.table(name, []);
}
