import assert from "node:assert/strict";

import { evaluate } from "../../../server/core/insights/evaluation/evaluate.ts";
import { guessColumns } from "../../../server/core/insights/evaluation/inputs.ts";
import type { EvaluationOptions, EvaluationReport } from "../../../server/core/insights/evaluation/report.ts";
import { frameOf, type Cells } from "./frameOf.ts";

type Given = Readonly<Record<string, Cells>>;

function evaluated(columns: Given, options: Partial<EvaluationOptions> = {}): EvaluationReport {
  const names = { label: "y", ...(columns["p"] && { prediction: "p" }), ...(columns["s"] && { score: "s" }), ...(columns["q"] && { query: "q" }), groups: columns["g"] ? ["g"] : [] };
  const result = evaluate(frameOf(columns), { columns: names, ...options });
  assert.ok(result.state === "evaluated", result.state === "failed" ? result.reason : "");
  return result.report;
}

function figure(report: EvaluationReport, id: string): number | string {
  const metric = report.metrics.find((one) => one.id === id);
  assert.ok(metric, `${id} is among ${report.metrics.map((one) => one.id).join(", ")}`);
  return "value" in metric ? metric.value : `undefined because ${metric.undefinedBecause}`;
}

const refusal = (columns: Given, options: Partial<EvaluationOptions>): string => {
  const result = evaluate(frameOf(columns), { columns: { label: "y", prediction: "p", groups: [] }, ...options });
  return result.state === "failed" ? result.reason : "";
};

const repeat = <Value>(count: number, ...values: readonly Value[]): Value[] => Array.from({ length: count }, () => values).flat();

describe("evaluation", () => {
  it("counts who was taken for whom", () => {
    const { classes } = evaluated({ y: ["a", "a", "b", "c"], p: ["a", "b", "b", "b"] });
    assert.deepEqual(classes?.labels, ["a", "b", "c"]);
    assert.deepEqual(classes.counts, [[1, 1, 0], [0, 1, 0], [0, 1, 0]]);
    assert.deepEqual(classes.perClass[2], { label: "c", support: 1, precision: { undefinedBecause: "“c” is never predicted" }, recall: { value: 0 }, f1: { value: 0 } });
  });

  it("says why a figure is undefined", () => {
    const oneClass = evaluated({ y: repeat(5, 1), p: [1, 1, 1, 0, 0], s: [0.9, 0.8, 0.7, 0.2, 0.1] });
    assert.equal(figure(oneClass, "roc_auc"), "undefined because all labels are positive");
    assert.equal(figure(oneClass, "mcc"), "undefined because all labels are the same");
    assert.equal(figure(evaluated({ y: [1, 0, 1, 0], p: repeat(4, 0) }), "precision"), "undefined because nothing is predicted positive");
    assert.equal(figure(evaluated({ y: [1, 0], s: [3, -2] }), "log_loss"), "undefined because the scores do not all lie from 0 to 1, so they are no chances");
    assert.equal(figure(evaluated({ y: [2.5, 2.5], p: [2, 3.5] }), "r2"), "undefined because all labels are the same");
    assert.equal(figure(evaluated({ y: [0, 2.5], p: [1, 3.5] }), "mape"), "undefined because a label is 0; look at WAPE or sMAPE");
    assert.equal(figure(evaluated({ y: [0, 0], s: [1, 2], q: [1, 1] }), "ndcg"), "undefined because no query has a relevant document");
    assert.equal(figure(evaluated({ y: ["the cat sat there"], p: ["no"] }, { task: "text" }), "bleu"), "undefined because no answer has four words");
  });

  it("holds nothing that JSON cannot say", () => {
    for (const columns of [{ y: [1, 0, 1], p: [1, 1, 0], s: [0.5, 0.5, 0.2], g: ["a", "b", "b"] }, { y: [1.5], p: [1.5] }, { y: [1], p: [1] }]) {
      const report = evaluated(columns);
      assert.deepEqual(JSON.parse(JSON.stringify(report)), structuredClone(report));
    }
  });

  it("finds out what is predicted", () => {
    assert.equal(evaluated({ y: [1.5, 2.5], p: [1, 2] }).task, "regression");
    assert.equal(evaluated({ y: [1, 2], p: [1, 2] }).task, "classification");
    assert.equal(evaluated({ y: ["the capital is Paris", "the river is the Seine"], p: ["Paris", "Seine"] }).task, "text");
    assert.equal(evaluated({ y: [1, 0], s: [2, 1], q: [1, 1] }).task, "ranking");
  });

  it("predicts by the score where there is no prediction, and takes True for 1", () => {
    assert.equal(figure(evaluated({ y: [0, 0, 1, 1], s: [0.1, 0.6, 0.7, 0.9] }), "accuracy"), 0.75);
    assert.equal(figure(evaluated({ y: [0, 0, 1, 1], s: [0.1, 0.6, 0.7, 0.9] }, { threshold: 0.65 }), "accuracy"), 1);
    const report = evaluated({ y: [0, 1, 1], p: ["False", "True", "False"] });
    assert.equal(figure(report, "recall"), 0.5);
    assert.match(report.problems[0] ?? "", /`p` says False\/True where the labels say 0\/1; true is taken for 1\./);
  });

  it("leaves rows out that lack a label or a prediction, and says how many", () => {
    const { data, problems } = evaluated({ y: [1, "", 0, 1], p: [1, 1, "nan", 1] });
    assert.deepEqual([data.rows, data.used], [4, 2]);
    assert.equal(problems[0], "2 of 4 rows lack a label or a prediction and are left out.");
  });

  it("gives the same intervals each time, which hold the figure", () => {
    const columns = { y: repeat(50, 1, 0, 0, 1), p: repeat(50, 1, 0, 1, 1) };
    const [first, second] = [evaluated(columns), evaluated(columns)];
    assert.deepEqual(first, second);
    const accuracy = first.metrics.find(({ id }) => id === "accuracy");
    const [low = 1, high = 0] = accuracy?.interval ?? [];
    // The normal approximation gives 0.69 to 0.81.
    assert.ok(low > 0.66 && low < 0.72 && high > 0.78 && high < 0.84, `${low} to ${high}`);
  });

  it("finds the worst part of the data and names nothing where there is none", () => {
    const rows = Array.from({ length: 2000 }, (_, row) => ({ region: ["north", "south", "east"][row % 3] ?? "", age: (row * 37) % 61, y: (row * 7) % 2 }));
    const columns = (isWrong: (row: (typeof rows)[number], place: number) => boolean): Given => ({ y: rows.map(({ y }) => y), p: rows.map((row, place) => (isWrong(row, place) ? 1 - row.y : row.y)), region: rows.map(({ region }) => region), age: rows.map(({ age }) => age) });
    const [worst] = evaluated(columns(({ region, age }, place) => (region === "north" && age > 45 ? place % 2 === 0 : place % 11 === 0))).slices;
    assert.match(worst?.words ?? "", /^Where `region` is “north” and `age` is above 45: \d+ % of \d+ predictions are wrong, elsewhere 9\.\d %\.$|^Where `age` is above 45 and `region` is “north”/);
    assert.deepEqual(evaluated(columns((_, place) => (place * 0.618034) % 1 < 0.1)).slices, []);
  });

  it("names no part that is worse only than what the parts before it leave", () => {
    const rows = Array.from({ length: 3000 }, (_, row) => ({ size: row % 3, y: row, p: row + ([100, 20, 10][row % 3] ?? 0) + (row % 7) }));
    const { slices } = evaluated({ y: rows.map(({ y }) => y), p: rows.map(({ p }) => p), size: rows.map(({ size }) => size) }, { task: "regression" });
    assert.deepEqual(slices.map(({ conditions }) => conditions), [["`size` is “0”"]]);
    assert.ok(slices.every(({ inside, outside }) => inside > outside));
  });

  it("knows how much labels vary that lie far from zero", () => {
    // As scikit-learn does; the mean of such labels has few digits left for how far they are from it.
    const y = Array.from({ length: 900 }, (_, row) => 2 ** 46 + (row % 3));
    assert.ok(Math.abs(Number(figure(evaluated({ y, p: y.map((label) => label + 1) }, { task: "regression" }), "r2")) + 0.5) < 1e-12);
  });

  it("measures predicted intervals", () => {
    const result = evaluate(frameOf({ y: [1.5, 2.5, 3.5, 9.5], p: [1, 2, 3, 4], low: [1, 2, 3, 3], high: [2, 3, 4, 5] }), { columns: { label: "y", prediction: "p", lower: "low", upper: "high", groups: [] } });
    assert.ok(result.state === "evaluated");
    assert.equal(figure(result.report, "coverage"), 0.75);
    assert.equal(figure(result.report, "interval_width"), 1.25);
  });

  it("compares texts as SQuAD, ROUGE and BLEU do", () => {
    const report = evaluated({ y: ["The cat sat on the mat", "Paris"], p: ["the cat sat on a mat.", "It is Paris"] }, { task: "text" });
    assert.equal(figure(report, "exact_match"), 0.5);
    assert.equal(figure(report, "contains"), 1);
    assert.equal(figure(report, "token_f1"), (1 + 0.5) / 2);
    // Six words on both sides, without the full stop: five shared.
    assert.ok(Math.abs(Number(figure(report, "rouge_l")) - (10 / 12 + 0.5) / 2) < 1e-12);
  });

  it("says what is wrong with the columns it is given", () => {
    assert.match(refusal({ label: [1], p: [1] }, { columns: { label: "lable", prediction: "p", groups: [] } }), /has no column `lable`\. Did you mean `label`\?/);
    assert.match(refusal({ y: ["", ""], p: [1, 2] }, {}), /No row of predictions\.csv has both a label and a prediction\./);
    assert.match(refusal({ y: ["a", "b"], p: [1, 2] }, { task: "regression" }), /`y` does not hold numbers only, which regression needs: row 1 of the data is “a”\./);
    assert.match(refusal({ y: [1, 0], p: [1, 0] }, { positive: "yes" }), /“yes” is not among the labels/);
  });

  it("guesses columns by their names", () => {
    assert.deepEqual(guessColumns(["id", "y_true", "y_pred", "proba"]), { label: "y_true", prediction: "y_pred", score: "proba" });
    assert.deepEqual(guessColumns(["age", "churn_actual", "churn_predicted"]), { label: "churn_actual", prediction: "churn_predicted" });
    assert.equal(guessColumns(["age", "income"]), undefined);
  });
});

describe("fairness", () => {
  const measure = (report: EvaluationReport, id: string): string => {
    const found = report.groups[0]?.measures.find((one) => one.id === id);
    return found ? `${"value" in found ? String(Number(found.value.toFixed(4))) : `undefined because ${found.undefinedBecause}`}, ${found.verdict}: ${found.words}` : "none";
  };
  const group = (name: string, counts: readonly [hit: number, missed: number, alarm: number, quiet: number]): [string, number, number][] => {
    const [hit, missed, alarm, quiet] = counts;
    return [...repeat<[string, number, number]>(hit, [name, 1, 1]), ...repeat<[string, number, number]>(missed, [name, 1, 0]), ...repeat<[string, number, number]>(alarm, [name, 0, 1]), ...repeat<[string, number, number]>(quiet, [name, 0, 0])];
  };
  const of = (...rows: readonly [string, number, number][]): EvaluationReport => evaluated({ g: rows.map(([name]) => name), y: rows.map(([, y]) => y), p: rows.map(([, , p]) => p) });

  it("compares the rates of groups, in words", () => {
    const report = of(...group("a", [40, 10, 10, 40]), ...group("b", [20, 30, 5, 45]));
    assert.equal(measure(report, "demographic_parity_ratio"), "0.5, look: “b” is predicted positive 0.5 times as often as “a”; the rule asks for at least 0.8.");
    assert.equal(measure(report, "equal_opportunity_difference"), "0.4, look: “a” is found where the label is positive in 80 %, “b” in 40 %.");
    assert.equal(measure(report, "predictive_parity_difference"), "0, fine: “b” is right where it is predicted positive in 80 %, “a” in 80 %.");
    assert.match(report.words, /Groups of `g` are treated differently\./);
  });

  it("does not take a rate that does not exist for 0: a perfect model is fair", () => {
    const report = of(...group("a", [40, 0, 0, 40]), ...group("none", [0, 0, 0, 40]));
    assert.equal(measure(report, "equal_opportunity_difference").startsWith("undefined because fewer than two groups"), true);
    assert.equal(measure(report, "equalized_odds_difference").startsWith("0, fine"), true);
  });

  it("warns of small groups", () => {
    const report = of(...group("a", [40, 10, 10, 40]), ...group("few", [3, 1, 0, 2]));
    assert.match(report.groups[0]?.problems[0] ?? "", /^Few rows or few positives: “few” \(6\)/);
  });

  it("compares all groups where there are many, lists the largest, and says so", () => {
    const report = of(...Array.from({ length: 60 }, (_, place) => group(`g${place}`, [10, 0, place === 59 ? 0 : 5, 15])).flat());
    assert.deepEqual([report.groups[0]?.groups.length, report.groups[0]?.problems[0]], [50, "There are 60 groups. The 50 largest are listed; the measures compare all of them."]);
    assert.match(measure(report, "demographic_parity_difference"), /“g59”/);
  });

  it("says so where nobody is chosen", () => {
    const report = of(...group("a", [0, 20, 0, 20]), ...group("b", [0, 20, 0, 20]));
    assert.match(measure(report, "demographic_parity_ratio"), /^undefined because nobody is predicted positive, none/);
  });

  it("crosses columns of groups", () => {
    const columns = { y: repeat(20, 1, 0, 1, 0), p: repeat(20, 1, 0, 0, 0), g: repeat(20, "x", "x", "y", "y"), h: repeat(20, "k", "l", "k", "l") };
    const result = evaluate(frameOf(columns), { columns: { label: "y", prediction: "p", groups: ["g", "h"] } });
    assert.ok(result.state === "evaluated");
    assert.deepEqual(result.report.groups.map(({ name, groups }) => [name, groups.length]), [["g", 2], ["h", 2], ["g × h", 4]]);
  });
});
