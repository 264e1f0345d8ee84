import assert from "node:assert/strict";

import { profile } from "../../../server/core/insights/profile/profile.ts";
import type { ProfileColumn, ProfileReport } from "../../../server/core/insights/profile/report.ts";
import { frameOf, type Cells } from "./frameOf.ts";

const spread = (size: number): number[] => Array.from({ length: size }, (_, row) => (row * 0.618034) % 1);
const many = (size: number, of: (row: number) => string | number): Cells => Array.from({ length: size }, (_, row) => of(row));

function column(cells: Cells, name = "x"): ProfileColumn {
  const [only] = profile(frameOf({ [name]: cells, row: many(cells.length, (row) => row) })).columns;
  assert.ok(only);
  return only;
}

const notes = (cells: Cells, name?: string): string[] => column(cells, name).notes.map(({ words }) => words);
const report = (columns: Readonly<Record<string, Cells>>, quasi: readonly string[] = []): ProfileReport => profile(frameOf(columns), { quasi });

describe("profile", () => {
  it("knows what kind of column it is", () => {
    const kinds = [spread(100), many(100, (row) => row % 3), many(100, (row) => `c${row % 3}`), many(100, (row) => `2026-01-${10 + (row % 19)}`), many(100, (row) => `${row} words are here`), many(100, (row) => `key-${row}`), many(100, () => 7), many(100, () => "")].map((cells) => column(cells).kind);
    assert.deepEqual(kinds, ["number", "category", "category", "time", "text", "identifier", "constant", "empty"]);
    assert.deepEqual([column(many(100, (row) => row * 3), "customer_id").kind, column(many(100, (row) => row * 3), "price").kind], ["identifier", "number"]);
  });

  it("counts and describes", () => {
    const { count, missing, missingShare, distinct, numbers } = column([1.5, 2.5, 2.5, 4, 5, 6, 7, 8, 9, 10, 11, ""]);
    assert.deepEqual([count, missing, distinct, numbers?.quantiles[0], numbers?.quantiles[3], numbers?.quantiles[6]], [11, 1, 10, 1.5, 6, 11]);
    assert.ok(Math.abs(missingShare - 1 / 12) < 1e-12);
  });

  it("says what is odd", () => {
    assert.deepEqual(notes(many(100, (row) => (row % 2 === 0 ? "" : row * 1.5))), ["50 % of the values are missing."]);
    assert.deepEqual(notes(many(100, () => 7)), ["Every value is the same, so a model can learn nothing from it."]);
    assert.deepEqual(notes(many(200, (row) => (row === 3 ? "no" : "yes"))), ["99.5 % of the values are “yes”."]);
    assert.deepEqual(notes([...spread(100), 1e6]), ["1 value lies far outside of the others, from 0 to 1000000."]);
    assert.deepEqual(notes([...spread(100), "oops"]), ["It holds numbers and, as one value, text such as “oops”."]);
    assert.deepEqual(notes(many(100, () => "")), ["Every value is missing."]);
  });

  it("finds personal data by the form of values", () => {
    const personal = (cells: Cells, name?: string): string | undefined => column(cells, name).notes.find(({ id }) => id === "personal")?.words.replace(/^It seems to hold (.*)\. Do not.*/, "$1");
    assert.equal(personal(many(50, (row) => `person${row}@example.org`)), "e-mail addresses");
    assert.equal(personal(many(50, () => "DE89 3704 0044 0532 0130 00")), "bank accounts (IBAN)");
    assert.equal(personal(many(50, () => "DE89 3704 0044 0532 0130 01")), undefined);
    assert.equal(personal(many(50, () => "4111 1111 1111 1111")), "credit card numbers");
    assert.equal(personal(many(50, (row) => `192.168.0.${row}`)), "IP addresses");
    assert.equal(personal(many(50, (row) => `+49 30 12345${row}0`)), "telephone numbers");
    assert.equal(personal(many(50, (row) => ["Anna", "Ben", "Cleo"][row % 3] ?? ""), "first_name"), "names of people");
    assert.equal(personal(many(50, (row) => ["red", "blue"][row % 2] ?? ""), "colour"), undefined);
  });

  it("counts repeated rows, and how many a few columns tell apart", () => {
    const columns = { zip: ["1", "1", "2", "2", "3"], sex: ["f", "f", "m", "m", "f"], pay: [10, 10, 30, 40, 50] };
    assert.equal(report(columns).duplicates, 1);
    assert.deepEqual(report(columns, ["zip", "sex"]).anonymity, { columns: ["zip", "sex"], k: 1, unique: 1, words: "By `zip`, `sex`, 1 row can be told from all others (k = 1)." });
    assert.equal(report(columns, ["sex"]).anonymity?.k, 2);
    assert.deepEqual(report(columns, ["age"]).problems, ["There is no column `age` to judge anonymity by."]);
  });

  it("finds columns that go together", () => {
    const x = spread(200);
    const [strongest, ...rest] = report({ x, y: x.map((value) => 3 - 2 * value), z: spread(400).slice(200).map((value, row) => (value * (row + 1)) % 1) }).correlations;
    assert.deepEqual(rest, []);
    assert.ok(strongest && Math.abs(strongest.value + 1) < 1e-12);
  });

  it("holds nothing that JSON cannot say, and survives an empty file", () => {
    const whole = report({ x: [...spread(50), "nan", "inf"], y: many(52, () => "") });
    assert.deepEqual(JSON.parse(JSON.stringify(whole)), structuredClone(whole));
    assert.equal(report({ x: [] }).words, "There are no rows.");
    assert.deepEqual(report({ x: [] }).columns[0]?.notes, []);
  });
});
