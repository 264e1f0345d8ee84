import assert from "node:assert/strict";
import { readFileSync } from "node:fs";

import { drift } from "../../../server/core/insights/drift/drift.ts";
import { defaultDriftOptions, type ColumnDrift } from "../../../server/core/insights/drift/report.ts";
import type { TestName } from "../../../server/core/insights/drift/testNames.ts";
import { collector } from "../../../server/core/insights/tables/collect.ts";
import type { Table } from "../../../server/core/insights/tables/table.ts";
import { peerPython } from "../../../server/tasks/python.ts";
import { runPython } from "../../harness/python.ts";

type Cell = string | number | boolean | null;

interface Pair {
  readonly reference: readonly Cell[];
  readonly current: readonly Cell[];
  /** By Evidently's own names, beside the one that it chooses itself. */
  readonly tests: readonly string[];
}

/** Evenly spread over 0 to 1, in an order without pattern; the same for both libraries. */
const turn = (index: number): number => (index * 0.618034) % 1;

/** What stands in a row, by a number of 0 to 1, the row, and whether it is the current side. */
type Shape = (share: number, row: number, isCurrent: boolean) => Cell;

const NUMBERS: Readonly<Record<string, Shape>> = {
  skewed: (share, _, is) => share ** 2 * (is ? 1.1 : 1),
  moved: (share, _, is) => share + (is ? 0.3 : 0),
  same: (share) => share - 0.5,
  tails: (share, _, is) => (share + 1e-3) ** -2 * (is ? 1.3 : 1),
  zeroes: (share, row, is) => (row % 10 < (is ? 6 : 7) ? 0 : share - 0.25),
  tiny: (share, _, is) => 1e-9 * share + (is ? 1e-10 : 0),
  huge: (share, _, is) => 1e13 * share + 0.5 + (is ? 1e11 : 0),
  outlier: (share, row, is) => (row === 3 && is ? 1e6 : share),
  rounded: (share, _, is) => Math.round(share * 80 + (is ? 2 : 0)) / 10 + 0.05,
  holes: (share, row) => (row % 7 === 2 ? null : share),
  infinite: (share, row) => (row % 50 === 2 ? "inf" : share),
  years: (share, _, is) => Math.floor(share * 40) + (is ? 3 : 0),
  twenty: (share, _, is) => Math.floor(share * 20) - (is ? 0 : 1),
  "huge whole": (share) => Math.floor(share * 2 ** 40) * 2 ** 20,
  "whole with holes": (share, row) => (row % 9 === 0 ? null : Math.floor(share * 8)),
  "six values": (share, _, is) => Math.floor(share ** (is ? 1.2 : 1) * 6) + 0.5,
  "four values": (share, _, is) => Math.floor(share ** (is ? 1.2 : 1) * 4) + 0.5,
  "two values": (share, _, is) => (share < (is ? 0.4 : 0.5) ? 0.5 : 1.5),
  constant: () => 2.5,
  "constant, then another": (_, __, is) => (is ? 3.5 : 2.5),
};

const CATEGORIES: Readonly<Record<string, Shape>> = {
  digits: (share, _, is) => Math.floor(share ** (is ? 1.2 : 1) * 4),
  flags: (share, _, is) => share < (is ? 0.4 : 0.5),
  coins: (share, _, is) => (share < (is ? 0.45 : 0.5) ? "heads" : "tails"),
  plans: (share, _, is) => `c${Math.floor(share ** (is ? 1.2 : 1) * 5)}`,
  "plans with holes": (share, row) => (row % 4 === 0 ? null : `c${Math.floor(share * 5)}`),
  cities: (share, _, is) => `c${Math.floor(share ** (is ? 1.1 : 1) * 60)}`,
  fresh: (share, _, is) => `c${Math.floor(share * (is ? 6 : 5))}`,
  lost: (share, _, is) => `c${Math.floor(share * (is ? 5 : 6))}`,
  "only one": () => "all",
  "one, then two": (share, _, is) => (is && share < 0.1 ? "new" : "all"),
};

const OURS: Readonly<Record<string, TestName>> = { ks: "ks", wasserstein: "wasserstein", psi: "psi", jensenshannon: "jensen-shannon", kl_div: "kl", ed: "energy", mannw: "mann-whitney", anderson: "anderson-darling", cramer_von_mises: "cramer-von-mises", hellinger: "hellinger", chisquare: "chi-square" };
const OF_NUMBERS = ["ks", "wasserstein", "psi", "jensenshannon", "kl_div", "ed", "mannw", "anderson", "cramer_von_mises", "hellinger"];
const OF_CATEGORIES = ["psi", "jensenshannon", "kl_div", "hellinger", "chisquare"];
/** From a thousand rows on Evidently takes other tests. */
const SIZES = [[300, 250], [1000, 1100], [1001, 900]] as const;

describe("drift beside Evidently", () => {
  it("gives its scores over many shapes, chosen by itself and by name", async () => {
    const columns = Object.fromEntries([...pairs(NUMBERS, OF_NUMBERS), ...pairs(CATEGORIES, OF_CATEGORIES)]);
    const files = { "ask.py": readFileSync("test/integration/data/evidently.py", "utf8"), "columns.json": JSON.stringify(columns) };
    const { output, errors } = runPython(await peerPython("data"), files, ["ask.py"]);
    assert.ok(output !== "", errors);
    const answers = JSON.parse(output) as readonly { readonly column: string; readonly chosen: string | null; readonly score: number | string | null }[];
    assert.ok(answers.length > 300);
    const wrong = answers.flatMap(({ column, chosen, score }) => {
      const pair = columns[column];
      assert.ok(pair);
      const ours = compared(column, pair, chosen === null ? undefined : OURS[chosen]);
      return isSame(ours, score, chosen) ? [] : [`${column}, ${chosen ?? "by default"}: ${ours.pValue ?? ours.statistic ?? ours.verdict} is not ${score}`];
    });
    assert.deepEqual(wrong, []);
  });
});

function pairs(shapes: Readonly<Record<string, Shape>>, tests: readonly string[]): readonly (readonly [string, Pair])[] {
  return Object.entries(shapes).flatMap(([name, cell]) =>
    SIZES.map(([n, m], place) => {
      const side = (size: number, is: boolean): readonly Cell[] => Array.from({ length: size }, (_, row) => cell(turn(row), row, is));
      return [`${name} ${n}`, { reference: side(n, false), current: side(m, true), tests: place === 0 ? tests : [] }] as const;
    }),
  );
}

/** Where Evidently has no number, there is none here either. */
function isSame({ pValue, statistic, state }: ColumnDrift, score: number | string | null, chosen: string | null): boolean {
  if (typeof score !== "number") return state === "undefined";
  // SciPy ends the series of this p-value at terms below 1e-7; the Hellinger distance is the root of a difference.
  const slack = chosen === "cramer_von_mises" ? 2e-7 : chosen === "hellinger" ? 1e-7 : 1e-13;
  return Math.abs((pValue ?? statistic ?? Number.NaN) - score) <= slack + 1e-9 * Math.abs(score);
}

function compared(name: string, pair: Pair, test: TestName | undefined): ColumnDrift {
  const [found] = drift(tableOf(name, pair.reference), tableOf(name, pair.current), { ...defaultDriftOptions, mode: "evidently", ...(test && { tests: { [name]: test } }) }).columns;
  return found ?? assert.fail(name);
}

const WORDS: Readonly<Record<string, string>> = { null: "", true: "True", false: "False" };

function tableOf(name: string, cells: readonly Cell[]): Table {
  const rows = collector([name]);
  for (const cell of cells) rows.add([WORDS[String(cell)] ?? String(cell)]);
  return rows.table(name, []);
}
