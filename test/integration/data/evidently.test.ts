import assert from "node:assert/strict";
import { readFileSync } from "node:fs";

import { drift } from "../../../server/core/insights/drift/drift.ts";
import { defaultDriftOptions } from "../../../server/core/insights/drift/report.ts";
import type { TestName } from "../../../server/core/insights/drift/testNames.ts";
import { collector } from "../../../server/core/insights/tables/collect.ts";
import type { Table } from "../../../server/core/insights/tables/table.ts";
import { peerPython } from "../../../server/tasks/python.ts";
import { runPython } from "../../harness/python.ts";

type Cells = readonly (string | number)[];

interface Pair {
  readonly reference: Cells;
  readonly current: Cells;
  /** By Evidently's own names, beside the one that it chooses itself. */
  readonly tests: readonly string[];
}

const turn = (index: number): number => (index * 0.618034) % 1;
const spread = (size: number, scale = 1, shift = 0): Cells => Array.from({ length: size }, (_, index) => turn(index) ** 2 * scale + shift);
const labels = (size: number, count: number, power: number): Cells => Array.from({ length: size }, (_, index) => `c${Math.floor(turn(index) ** power * count)}`);
const whole = (size: number, count: number, shift = 0): Cells => Array.from({ length: size }, (_, index) => Math.floor(turn(index) * count) + shift);

const COLUMNS: Readonly<Record<string, Pair>> = {
  small: { reference: spread(500), current: spread(400, 1.1), tests: ["ks", "wasserstein", "psi", "jensenshannon", "kl_div", "ed", "mannw", "anderson", "cramer_von_mises"] },
  large: { reference: spread(1500), current: spread(1200, 1, 0.05), tests: [] },
  moved: { reference: spread(1500), current: spread(1200, 1.5, 0.3), tests: [] },
  digits: { reference: whole(800, 4), current: whole(700, 4), tests: [] },
  years: { reference: whole(1300, 40), current: whole(1300, 40, 3), tests: ["psi", "kl_div"] },
  coins: { reference: labels(600, 2, 1), current: labels(500, 2, 1.3), tests: [] },
  plans: { reference: labels(600, 5, 1), current: labels(500, 5, 1.2), tests: [] },
  cities: { reference: labels(1400, 60, 1), current: labels(1300, 62, 1.1), tests: ["psi", "kl_div"] },
  fresh: { reference: labels(600, 5, 1), current: labels(500, 6, 1), tests: [] },
};

const OURS: Readonly<Record<string, TestName>> = { ks: "ks", wasserstein: "wasserstein", psi: "psi", jensenshannon: "jensen-shannon", kl_div: "kl", ed: "energy", mannw: "mann-whitney", anderson: "anderson-darling", cramer_von_mises: "cramer-von-mises" };

describe("drift beside Evidently", () => {
  it("gives its scores, chosen by itself and by name", async () => {
    const files = { "ask.py": readFileSync("test/integration/data/evidently.py", "utf8"), "columns.json": JSON.stringify(COLUMNS) };
    const { output, errors } = runPython(await peerPython("data"), files, ["ask.py"]);
    assert.ok(output !== "", errors);
    const answers = JSON.parse(output) as readonly { readonly column: string; readonly chosen: string | null; readonly score: number }[];
    assert.ok(answers.length > 20);
    for (const { column, chosen, score } of answers) {
      const ours = scoreOf(column, chosen === null ? undefined : OURS[chosen]);
      // SciPy ends the series of this p-value at terms below 1e-7.
      const slack = chosen === "cramer_von_mises" ? 2e-7 : 1e-13;
      assert.ok(Math.abs(ours - score) <= slack + 1e-9 * Math.abs(score), `${column}, ${chosen ?? "by default"}: ${ours} is not ${score}`);
    }
  });
});

function scoreOf(name: string, test: TestName | undefined): number {
  const pair = COLUMNS[name];
  assert.ok(pair);
  const [found] = drift(tableOf(name, pair.reference), tableOf(name, pair.current), { ...defaultDriftOptions, mode: "evidently", ...(test && { tests: { [name]: test } }) }).columns;
  return found?.pValue ?? found?.statistic ?? Number.NaN;
}

function tableOf(name: string, cells: Cells): Table {
  const rows = collector([name]);
  for (const cell of cells) rows.add([String(cell)]);
  return rows.table(name, []);
}
