import { collector, drift, experimentsTable, type DriftReport, type ExperimentsTable, type Run, type Table } from "../../../server/core/index.ts";

/** Three runs of one experiment; `b` is the best, `c` failed. */
export function sampleRuns(): ExperimentsTable {
  return experimentsTable([run("a", 3, 0.81, "0.1"), run("b", 1, 0.92, "0.01"), { ...run("c", 2, 0.7, "0.1"), status: "failed" }]);
}

export function manyRuns(count: number): ExperimentsTable {
  return experimentsTable(Array.from({ length: count }, (_, index) => run(`run-${index}`, count - index, index / count, String(index % 7))));
}

/** `amount` moves up, `plan` changes its shares, `age` stays, `note` is free text. */
export function sampleDrift(): DriftReport {
  return drift(sampleTable("reference.csv", 0), sampleTable("current.csv", 1));
}

function run(id: string, day: number, auc: number, rate: string): Run {
  const startTime = Date.UTC(2026, 0, day);
  const metric = { min: 0.5, max: auc, step: 9, points: 10, nonFinite: 0 };
  return {
    ...{ id, name: `run ${id}`, experiment: "churn", store: "/work/mlruns", status: "finished", deleted: false, startTime, endTime: startTime + 61_000 },
    ...{ params: { learning_rate: rate, seed: "7" }, metrics: { auc: { ...metric, last: auc }, loss: { ...metric, last: 1 - auc } }, tags: {} },
  };
}

function sampleTable(name: string, shift: number): Table {
  const rows = collector(["age", "amount", "plan", "note"]);
  for (let index = 0; index < 400; index += 1) {
    const part = (index * 0.618034) % 1;
    rows.add([String(20 + ((index * 7) % 50)), String(part * 3 + shift), part < 0.5 + shift * 0.3 ? "basic" : "plus", `note ${index}`]);
  }
  return rows.table(name, []);
}
