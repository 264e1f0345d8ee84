import assert from "node:assert/strict";

import { drift } from "../../../server/core/insights/drift/drift.ts";
import { defaultDriftOptions, type ColumnDrift, type DriftOptions, type DriftReport } from "../../../server/core/insights/drift/report.ts";
import { CATEGORY_TESTS, NUMBER_TESTS, TEST_NAMES } from "../../../server/core/insights/drift/testNames.ts";
import { driftSettings } from "../../../server/core/insights/drift/settings.ts";
import { DRIFT_TESTS } from "../../../server/core/kinds/modelwright-drift/schema.ts";
import { collector } from "../../../server/core/insights/tables/collect.ts";
import type { Table } from "../../../server/core/insights/tables/table.ts";

type Cells = readonly (string | number)[];

function tableOf(name: string, columns: Readonly<Record<string, Cells>>): Table {
  const rows = collector(Object.keys(columns));
  const length = Math.max(0, ...Object.values(columns).map((cells) => cells.length));
  for (let index = 0; index < length; index += 1) rows.add(Object.values(columns).map((cells) => String(cells[index] ?? "")));
  return rows.table(name, []);
}

const compare = (reference: Readonly<Record<string, Cells>>, current: Readonly<Record<string, Cells>>, options: Partial<DriftOptions> = {}): DriftReport =>
  drift(tableOf("ref.csv", reference), tableOf("cur.csv", current), { ...defaultDriftOptions, ...options });

function column(reference: Cells, current: Cells, options?: Partial<DriftOptions>): ColumnDrift {
  const [only] = compare({ x: reference }, { x: current }, options).columns;
  assert.ok(only);
  return only;
}

/** An even spread over 0 to 1, in an order without pattern. */
const spread = (size: number, shift = 0): number[] => Array.from({ length: size }, (_, index) => ((index * 0.618034) % 1) + shift);
const repeated = (counts: Readonly<Record<string, number>>): string[] => Object.entries(counts).flatMap(([label, count]) => Array<string>(count).fill(label));

describe("drift", () => {
  it("calls a large and certain shift drift, and says how the median moved", () => {
    const { state, test, statistic, verdict } = column(spread(500), spread(500, 0.5));
    assert.equal(state, "drifted");
    assert.equal(test, "ks");
    assert.ok(Math.abs((statistic ?? 0) - 0.5) < 0.01);
    assert.match(verdict, /^Drifted\. The median went from 0\.4994 to 0\.9994\. KS distance 0\.5/);
  });

  it("does not call a small shift drift, however certain", () => {
    const { state, pValue, verdict } = column(spread(9000), spread(9000, 0.04));
    assert.equal(state, "stable");
    assert.ok((pValue ?? 1) < 0.001);
    assert.match(verdict, /^Stable\. The difference is real but small/);
  });

  it("does not call a large shift of few rows drift", () => {
    const { state, verdict } = column(spread(20), spread(20, 0.2));
    assert.equal(state, "stable");
    assert.match(verdict, /with so few rows chance alone explains it/);
  });

  it("sees a change of spread, which moves the median nowhere", () => {
    const { state, verdict } = column(spread(2000).map((value) => value - 0.5), spread(2000).map((value) => (value - 0.5) * 1.5));
    assert.equal(state, "drifted");
    assert.match(verdict, /the shape changed/);
  });

  it("is not fooled by one outlier, and draws it into the last bin", () => {
    const { state, chart } = column(spread(2000), [...spread(1999, 0.5), 1e6]);
    assert.equal(state, "drifted");
    assert.ok(chart.kind === "histogram" && chart.tails.above && (chart.edges.at(-1) ?? Infinity) < 2);
  });

  it("compares categories by chi-square, and names new and lost ones", () => {
    const { state, type, test, newCategories, lostCategories, verdict } = column(repeated({ a: 300, b: 200, c: 100 }), repeated({ a: 300, b: 150, d: 150 }));
    assert.deepEqual({ state, type, test, newCategories, lostCategories }, { state: "drifted", type: "category", test: "chi-square", newCategories: ["d"], lostCategories: ["c"] });
    assert.match(verdict, /A category is new: “d”\./);
  });

  it("does not cry wolf over many categories", () => {
    const labels = (step: number): string[] => Array.from({ length: 2000 }, (_, index) => `c${Math.floor(((index * step) % 1) * 100)}`);
    assert.equal(column(labels(0.618034), labels(0.414214)).state, "stable");
  });

  it("compares few whole numbers as categories", () => assert.equal(column(repeated({ 0: 50, 1: 50 }), repeated({ 0: 50, 1: 50 })).type, "category"));

  it("counts a jump of missing values as drift, and keeps them out of the comparison of values", () => {
    const { state, missing, verdict, current } = column(spread(400), [...spread(200), ...Array<string>(200).fill("")]);
    assert.equal(state, "drifted");
    assert.deepEqual([missing.reference, missing.current, missing.drifted, current.count], [0, 0.5, true, 200]);
    assert.match(verdict, /^Missing values rose from 0 % to 50 %\. Stable\./);
  });

  it("says why a comparison is undefined", () => {
    const reason = (reference: Cells, current: Cells): string => column(reference, current).verdict;
    assert.match(reason([1.5, 2.5, 3.5], spread(50)), /^Undefined because the reference data have only 3 values/);
    assert.match(reason(spread(50), ["", "", ""]), /every value in the current data is missing/);
    assert.match(reason(Array.from({ length: 50 }, (_, i) => `name ${i}`), Array.from({ length: 50 }, (_, i) => `other ${i}`)), /almost every value stands once/);
    assert.match(reason(repeated({ "2026-01-01": 30, "2026-01-02T10:00:00Z": 30 }), repeated({ "2026-02-01 09:30": 30, "01/03/2026": 30 })), /it holds dates or times/);
    assert.match(reason(Array.from({ length: 50 }, (_, i) => i + 100), Array.from({ length: 50 }, (_, i) => i + 900)), /a row number or an identifier/);
  });

  it("finds equal constants stable and different ones drifted", () => {
    assert.equal(column(Array<number>(50).fill(2.5), Array<number>(50).fill(2.5)).state, "stable");
    assert.equal(column(Array<number>(50).fill(2.5), Array<number>(50).fill(3.5)).state, "drifted");
    assert.equal(column(repeated({ a: 50 }), repeated({ a: 60 })).state, "stable");
    assert.equal(column(repeated({ a: 50 }), repeated({ b: 60 })).state, "drifted");
  });

  it("leaves infinite values and slips out and says so", () => {
    const { problems, columns } = compare({ x: [...spread(60), "inf", "oops"] }, { x: spread(60) });
    assert.equal(columns[0]?.type, "number");
    assert.equal(columns[0].reference.count, 60);
    assert.deepEqual(problems.map(({ message }) => message), [
      "In the reference data, 1 value of `x` is no number (such as “oops”) and left out.",
      "In the reference data, 1 value of `x` is infinite and left out.",
    ]);
  });

  it("names a column that changed its type", () => {
    const { problems } = compare({ x: spread(50) }, { x: repeated({ low: 25, high: 25 }) });
    assert.match(problems[0]?.message ?? "", /^`x` holds numbers in the reference and text in the current data/);
  });

  it("ranks what drifted most first, and gives the data set its verdict", () => {
    const stay = spread(300);
    const report = compare({ same: stay, little: stay, much: stay }, { same: stay, little: spread(300, 0.2), much: spread(300, 0.6) });
    assert.deepEqual(report.columns.map(({ name }) => name), ["much", "little", "same"]);
    assert.equal(report.dataset.drifted, true);
    assert.equal(report.dataset.words, "Data set drift. 2 of 3 columns drifted (67 %): `much`, `little`. That reaches the 50 % from which the whole data set counts as drifted.");
    assert.equal(compare({ same: stay }, { same: stay }).dataset.words, "No drift: none of the 1 compared columns changed in a way that matters.");
  });

  it("corrects for the number of columns", () => {
    const names = Array.from({ length: 10 }, (_, index) => `x${index}`);
    const all = (columns: (index: number) => Cells): Record<string, Cells> => Object.fromEntries(names.map((name, index) => [name, columns(index)]));
    const report = compare(all(() => spread(100)), all((index) => spread(100, index === 0 ? 0.2 : 0)));
    const [first] = report.columns;
    assert.ok((first?.pValue ?? 1) < 0.05);
    assert.ok(Math.abs((first?.adjustedPValue ?? 0) - 10 * (first?.pValue ?? 0)) < 1e-12);
  });

  it("takes another test where one is chosen, and the default where it does not suit", () => {
    assert.equal(column(spread(100), spread(100), { tests: { x: "psi" } }).test, "psi");
    assert.equal(column(repeated({ a: 50, b: 50 }), repeated({ a: 50, b: 50 }), { tests: { x: "jensen-shannon" } }).test, "jensen-shannon");
    const { columns, problems } = compare({ x: spread(100) }, { x: spread(100) }, { tests: { x: "chi-square", y: "ks" } });
    assert.equal(columns[0]?.test, "ks");
    assert.deepEqual(problems.map(({ column: name }) => name), ["y", "x"]);
  });

  it("gives each test a verdict that agrees on what moved and what stayed", () => {
    for (const test of NUMBER_TESTS) {
      const moved = column(spread(800), spread(800, 0.4), { tests: { x: test } });
      const stayed = column(spread(800), spread(700), { tests: { x: test } });
      assert.deepEqual([test, moved.test, moved.state, stayed.state], [test, test, "drifted", "stable"]);
    }
    for (const test of CATEGORY_TESTS) {
      const moved = column(repeated({ a: 300, b: 300 }), repeated({ a: 500, b: 100 }), { tests: { x: test } });
      const stayed = column(repeated({ a: 300, b: 300 }), repeated({ a: 310, b: 290 }), { tests: { x: test } });
      assert.deepEqual([test, moved.test, moved.state, stayed.state], [test, test, "drifted", "stable"]);
    }
  });

  it("takes thresholds, types and columns to leave out from the settings", () => {
    assert.equal(column(spread(800), spread(800, 0.3), { thresholds: { x: 0.9 }, tests: { x: "wasserstein" } }).state, "drifted");
    assert.equal(column(spread(800), spread(800, 0.3), { thresholds: { x: 2 }, tests: { x: "wasserstein" } }).state, "stable");
    assert.equal(column(repeated({ 0: 50, 1: 50 }), repeated({ 0: 50, 1: 50 }), { types: { x: "number" } }).type, "number");
    assert.deepEqual(compare({ a: spread(50), b: spread(50) }, { a: spread(50) }, { ignore: ["b"] }).problems, []);
  });

  it("knows how much values vary that lie far from zero", () => {
    const far = Array.from({ length: 900 }, (_, row) => 2 ** 30 + ((row % 3) - 1) * 2 ** -20);
    const { mean, deviation } = column(far, far).reference.numbers ?? assert.fail();
    assert.deepEqual([mean, deviation], [2 ** 30, Math.sqrt((600 / 899) * 2 ** -40)]);
  });

  it("cuts a column into as many bins as the settings say, and says so", () => {
    // Within each tenth the values gather in the lower half, which ten bins cannot see.
    const gathered = spread(2000).map((value) => Math.floor(value * 10) / 10 + ((value * 10) % 1) / 20);
    const psi = (bins: Record<string, number>): ColumnDrift => column(spread(2000), gathered, { tests: { x: "psi" }, bins });
    assert.deepEqual([psi({}).state, psi({ x: 20 }).state], ["stable", "drifted"]);
    assert.match(psi({ x: 20 }).why, /in 20 equally filled parts of the reference/);
    const { problems } = compare({ x: repeated({ a: 20, b: 20 }) }, { x: repeated({ a: 20, b: 20 }) }, { bins: { x: 5, gone: 3 } });
    assert.deepEqual(problems.map(({ message }) => message.slice(0, 42)), ["The settings name `gone`, which is not a c", "The bins that are set for `x` are not used"]);
  });

  it("counts rows that stand twice and rows that both data sets hold", () => {
    const three = (from: number, to: number): Record<string, Cells> => {
      const rows = Array.from({ length: to - from }, (_, index) => index + from);
      return { a: rows, b: rows.map((row) => row * 0.5), c: rows.map((row) => `c${row % 7}`) };
    };
    const { rows, problems } = compare(three(0, 200), three(150, 250));
    assert.deepEqual(rows, { referenceDuplicates: 0, currentDuplicates: 0, shared: 50 });
    assert.match(problems[0]?.message ?? "", /^50 rows of cur\.csv \(50 %\) stand in ref\.csv as well\./);
    const twice = Object.fromEntries(Object.entries(three(300, 350)).map(([name, cells]) => [name, [...cells, ...cells]]));
    assert.match(compare(three(0, 200), twice).problems[0]?.message ?? "", /^cur\.csv holds 50 rows twice \(50 %; the reference 0 %\)/);
  });

  it("names columns that stopped to vary", () => {
    assert.match(compare({ x: spread(50) }, { x: Array<number>(50).fill(0.5) }).problems[0]?.message ?? "", /^`x` varies in the reference and holds one value/);
  });

  it("compares what both have and names the rest", () => {
    const { columns, problems } = compare({ a: spread(50), gone: spread(50) }, { a: spread(50), fresh: spread(50) });
    assert.deepEqual(columns.map(({ name }) => name), ["a"]);
    assert.deepEqual(problems.map(({ message }) => message), ["`gone` is missing in cur.csv.", "`fresh` is new in cur.csv; there is nothing to compare it with."]);
  });

  it("names a hundred columns of one side alone, and counts the rest", () => {
    const wide = Object.fromEntries(Array.from({ length: 130 }, (_, place) => [`w${place}`, [1, 2]]));
    const { problems } = compare({ a: [1, 2] }, { a: [1, 2], ...wide });
    assert.deepEqual([problems.filter(({ message }) => message.includes("is new in")).length, problems.map(({ message }) => message).filter((message) => message.startsWith("30 more"))], [100, ["30 more columns are new in cur.csv."]]);
  });

  it("says so where there is no common column, and where there are no rows", () => {
    const none = compare({ a: spread(9) }, { b: spread(9) });
    assert.equal(none.dataset.words, "No column could be compared.");
    assert.match(none.problems[0]?.message ?? "", /have no column in common/);
    const empty = compare({ a: spread(9) }, { a: [] });
    assert.deepEqual([empty.dataset.drifted, empty.columns[0]?.state], [false, "undefined"]);
    assert.match(empty.problems[0]?.message ?? "", /^cur\.csv: it holds no rows/);
  });

  it("holds nothing that JSON cannot say", () => {
    const report = compare({ x: [...spread(50), "nan", "inf"], y: repeated({ a: 26, b: 26 }) }, { x: spread(52), y: repeated({ a: 52 }) });
    assert.deepEqual(JSON.parse(JSON.stringify(report)), structuredClone(report));
  });
});

describe("drift settings", () => {
  it("knows the tests that the editor completes", () => assert.deepEqual(new Set(DRIFT_TESTS), new Set(TEST_NAMES)));

  it("reads every key", () => {
    const values = { mode: "evidently", significance: 0.05, share: 0.3, missing: 0.1, tests: { a: "psi" }, thresholds: { a: 0.2 }, bins: { a: 20 }, types: { b: "category" }, ignore: ["id"] } as const;
    assert.deepEqual(driftSettings({ version: 1, ...values }), { state: "read", options: values });
  });

  for (const [values, problem] of [
    [{ versoin: 1 }, /"versoin" is not a setting of drift\. Did you mean "version"\?/],
    [{ version: 2 }, /"version" must be 1/],
    [{ significance: 5 }, /"significance" must be a number above 0/],
    [{ tests: { a: "wassertein" } }, /Did you mean "wasserstein"\?/],
    [{ tests: "psi" }, /"tests" must hold columns and values/],
    [{ thresholds: { a: "much" } }, /"thresholds\.a" must be a number/],
    [{ bins: { a: 1 } }, /"bins\.a" must be a whole number from 2 to 1000\./],
    [{ ignore: "id" }, /"ignore" must be a list/],
  ] as const) {
    it(`refuses ${JSON.stringify(values)}`, () => {
      const settings = driftSettings(values);
      assert.match(settings.state === "wrong" ? settings.problem : "", problem);
    });
  }
});
