import { collector, defaultDriftOptions, drift, driftOverTime, evaluate, experiments, frameCollector, profile, type DriftOverTime, type DriftReport, type EvaluationReport, type Experiments, type Frame, type ProfileReport, type Table } from "../../../server/core/index.ts";
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

/** Forty days: `amount` and `plan` move on the eleventh and back on the thirty-first, `age` stays; on the fifth day nothing came. */
export function sampleOverTime(): DriftOverTime {
  const days = Array.from({ length: 40 }, (_, day) => ({ ...sampleTable(new Date(Date.UTC(2026, 2, 1 + day)).toISOString().slice(0, 10), day >= 10 && day < 30 ? 0.6 : 0), ...(day === 4 && { rows: 0, columns: [] }) }));
  return { ...driftOverTime(sampleTable("reference.csv", 0), days, defaultDriftOptions, { kind: "time", column: "made", unit: "day" }), timeColumns: ["made", "sent_on"] };
}

/** A model that is good, but for old people of the north. */
export function sampleEvaluation(): EvaluationReport {
  return evaluated(frame(["y", "p", "s", "sex", "region", "age"], (row) => {
    const [turn, other] = [(row * 0.618034) % 1, (row * 0.414214) % 1];
    const [label, region, age] = [other < 0.4 ? 1 : 0, ["north", "south", "east"][row % 3] ?? "", 18 + ((row * 37) % 62)];
    const blurred = region === "north" && age > 60 ? 0.5 + (turn - 0.5) * 0.8 : 0.25 + 0.5 * label + (turn - 0.5) * 0.8;
    const score = Math.min(0.999, Math.max(0.001, blurred));
    return [label, score > 0.5 ? 1 : 0, score.toFixed(3), row % 2 ? "f" : "m", region, age];
  }), { label: "y", prediction: "p", score: "s", groups: ["sex"] });
}

export function sampleRegression(): EvaluationReport {
  return evaluated(frame(["price", "predicted", "rooms"], (row) => {
    const [size, noise] = [20 + ((row * 0.618034) % 1) * 180, ((row * 0.414214) % 1) - 0.5];
    return [(size * 3.1).toFixed(2), (size * 3 + noise * size * 0.6 + 12).toFixed(2), 1 + Math.floor(size / 40)];
  }), { label: "price", prediction: "predicted", groups: [] });
}

/** A second model that is better, two columns of groups of which one is small, and three classes of a long name. */
export function sampleTwoModels(): EvaluationReport {
  return evaluated(frame(["outcome", "first_model", "second_model", "region", "age_band"], (row) => {
    const [turn, other] = [(row * 0.618034) % 1, (row * 0.414214) % 1];
    const [truth, region, age] = [OUTCOMES[row % 3] ?? "", ["north", "south", "east", "west"][row % 4] ?? "", row % 100 === 0 ? "over 90" : ["18–30", "31–50", "51–90"][Math.floor(other * 3)] ?? ""];
    const wrong = OUTCOMES[(row + 1) % 3] ?? "";
    return [truth, turn < (region === "north" ? 0.55 : 0.8) ? truth : wrong, turn < 0.85 ? truth : wrong, region, age];
  }), { label: "outcome", prediction: "first_model", versus: "second_model", groups: ["region", "age_band"] });
}
const OUTCOMES = ["approved", "sent back with questions", "refused"];

export function sampleRanking(): EvaluationReport {
  return evaluated(frame(["query", "relevance", "score"], (row) => [`question ${Math.floor(row / 12)}`, row % 12 < 2 ? 2 - (row % 12) : 0, ((1 / (1 + (row % 12))) * 0.6 + 0.4 * ((row * 0.618034) % 1)).toFixed(3)]), { label: "relevance", score: "score", query: "query", groups: [] });
}

export function sampleTexts(): EvaluationReport {
  return evaluated(frame(["expected", "answer", "topic"], (row) => {
    const [days, topic] = [10 + (row % 30), ["refunds", "delivery", "privacy"][row % 3] ?? ""];
    return [`you have ${days} days to ask for ${topic} of order ${row}`, topic === "privacy" ? `we cannot say anything about order ${row}` : `you have ${days} days for ${topic} of order ${row}`, topic];
  }), { label: "expected", prediction: "answer", groups: [] });
}

export function sampleProfile(): ProfileReport {
  return profile(frame(["customer_id", "email", "age", "income", "plan", "joined", "country", "note"], (row) => {
    const turn = (row * 0.618034) % 1;
    return [row + 1000, `person${row}@example.org`, row % 17 === 0 ? "" : 20 + Math.floor(turn * 50), (Math.exp(turn * 3) * 900 + 300 * ((row * 0.414214) % 1)).toFixed(2), turn < 0.5 ? "basic" : turn < 0.8 ? "plus" : "pro", `2025-0${1 + (row % 9)}-12`, "DE", `called about ${row} things`];
  }));
}

function evaluated(data: Frame, columns: Parameters<typeof evaluate>[1]["columns"]): EvaluationReport {
  const result = evaluate(data, { columns });
  if (result.state === "failed") throw new Error(result.reason);
  return result.report;
}

function frame(header: readonly string[], cells: (row: number) => readonly (string | number)[]): Frame {
  const rows = frameCollector(header);
  for (let row = 0; row < 1200; row += 1) rows.add(cells(row).map(String));
  return rows.frame("sample.csv", []);
}

function run(id: string, day: number, auc: number, rate: string): LoggedRun {
  const startTime = Date.UTC(2026, 0, day);
  return loggedRun(id, { learning_rate: rate, seed: "7" }, { auc: [0.5, auc], loss: [1, 0.5, NaN, 1 - auc] }, { name: `run ${id}`, experiment: "churn", store: "/project/mlruns", startTime, endTime: startTime + 61_000 });
}

function sampleTable(name: string, shift: number): Table {
  const rows = collector(["age", "amount", "plan", "note"]);
  for (let index = 0; index < 400; index += 1) {
    const part = (index * 0.618034) % 1;
    rows.add([String(20 + ((index * 7) % 50)), String(part * 3 + shift), part < 0.5 + shift * 0.3 ? "basic" : "plus", `note ${index}`]);
  }
  return rows.table(name, []);
}
