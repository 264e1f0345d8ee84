import assert from "node:assert/strict";

import { drift } from "../../../server/core/insights/drift/drift.ts";
import { defaultDriftOptions, type DriftReport } from "../../../server/core/insights/drift/report.ts";
import { seededRandom } from "../../../server/core/insights/statistics/random.ts";
import { collector } from "../../../server/core/insights/tables/collect.ts";
import type { Table } from "../../../server/core/insights/tables/table.ts";
import { answersOf } from "./evaluated.ts";

const SCRIPT = `
import json
from sklearn import datasets
print(json.dumps({name: {str(column): cells.tolist() for column, cells in getattr(datasets, f"load_{name}")(as_frame=True).frame.items()} for name in ["iris", "wine", "breast_cancer", "diabetes", "digits"]}))
`;

type DataSet = Readonly<Record<string, readonly number[]>>;

const HALVES = 20;

describe("drift between parts of real data", () => {
  const seed = Number(process.env["MODELWRIGHT_SEED"] ?? 7);
  let sets: Readonly<Record<string, DataSet>>;

  before(async () => {
    sets = (await answersOf(SCRIPT)) as Readonly<Record<string, DataSet>>;
  });

  it("is not seen between random halves", () => {
    const random = seededRandom(seed);
    const alarms = Object.entries(sets).flatMap(([name, data]) => Array.from({ length: HALVES }, () => ({ name, report: halves(data, shuffled(rowsOf(data), random)) })));
    const columns = alarms.flatMap(({ report }) => report.columns.filter(({ state }) => state !== "undefined"));
    const flagged = columns.filter(({ drifted }) => drifted);
    const named = alarms.flatMap(({ name, report }) => (report.columns.some(({ drifted }) => drifted) ? [name] : []));
    assert.ok(columns.length > 2000);
    assert.ok(flagged.length <= 0.01 * columns.length, `${flagged.length} of ${columns.length} columns: ${flagged.map(({ name }) => name).join(", ")}`);
    assert.ok(named.length <= 0.05 * alarms.length, `${named.length} of ${alarms.length} halves: ${named.join(", ")}`);
    assert.ok(alarms.every(({ report }) => !report.dataset.drifted));
  });

  it("is seen in every column that is moved by a deviation, and hardly in another", () => {
    const random = seededRandom(seed);
    let [others, all] = [0, 0];
    for (const name of ["breast_cancer", "diabetes"]) {
      const data = sets[name];
      assert.ok(data);
      for (const column of Object.keys(data).filter((one) => new Set(data[one]).size > 20)) {
        const order = shuffled(rowsOf(data), random);
        const { columns } = halves({ ...data, [column]: moved(data[column] ?? [], new Set(order.slice(order.length / 2))) }, order);
        assert.ok(columns.find((found) => found.name === column)?.drifted, `${column} of ${name}, seed ${seed}`);
        others += columns.filter((found) => found.drifted && found.name !== column).length;
        all += columns.length - 1;
      }
    }
    assert.ok(all > 800 && others <= 0.02 * all, `${others} of ${all} others`);
  });

  it("is seen where the rows are in an order that matters", () => {
    for (const name of ["iris", "wine"]) {
      const data = sets[name];
      assert.ok(data);
      const report = halves(data, rowsOf(data));
      assert.ok(report.dataset.drifted, `${name}: ${report.dataset.words}`);
    }
  });
});

/** The cells of some rows, moved by a standard deviation. */
function moved(cells: readonly number[], rows: ReadonlySet<number>): readonly number[] {
  const mean = cells.reduce((sum, cell) => sum + cell, 0) / cells.length;
  const deviation = Math.sqrt(cells.reduce((sum, cell) => sum + (cell - mean) ** 2, 0) / cells.length);
  return cells.map((cell, row) => (rows.has(row) ? cell + deviation : cell));
}

const rowsOf = (data: DataSet): readonly number[] => Object.values(data)[0]?.map((_, row) => row) ?? [];

function shuffled(rows: readonly number[], random: () => number): readonly number[] {
  return rows.map((row) => ({ row, place: random() })).toSorted((a, b) => a.place - b.place).map(({ row }) => row);
}

/** The first rows of the order against the others. */
function halves(data: DataSet, order: readonly number[]): DriftReport {
  const middle = Math.floor(order.length / 2);
  return drift(tableOf(data, order.slice(0, middle)), tableOf(data, order.slice(middle)), defaultDriftOptions);
}

function tableOf(data: DataSet, rows: readonly number[]): Table {
  const taker = collector(Object.keys(data));
  for (const row of rows) taker.add(Object.values(data).map((cells) => String(cells[row])));
  return taker.table("part", []);
}
