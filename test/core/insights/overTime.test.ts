import assert from "node:assert/strict";

import { defaultDriftOptions } from "../../../server/core/insights/drift/report.ts";
import { driftOverTime } from "../../../server/core/insights/overTime/overTime.ts";
import { timeColumns, windowsOf } from "../../../server/core/insights/overTime/windows.ts";
import { changePoints } from "../../../server/core/insights/statistics/changePoints.ts";
import { seededRandom } from "../../../server/core/insights/statistics/random.ts";
import { collector } from "../../../server/core/insights/tables/collect.ts";
import { frameCollector, type Frame } from "../../../server/core/insights/tables/frame.ts";

const random = seededRandom(5);

describe("change points", () => {
  it("are where a series takes another level, and nowhere in noise", () => {
    const noisy = (level: number): number => level + (random() - 0.5) * 0.02;
    const steps = [...Array<number>(10).fill(0), ...Array<number>(6).fill(0.3), ...Array<number>(9).fill(0.1)];
    assert.deepEqual(changePoints(steps.map(noisy)), [10, 16]);
    assert.deepEqual(changePoints(steps), [10, 16]);
    let alarms = 0;
    for (let turn = 0; turn < 200; turn += 1) alarms += changePoints(Array.from({ length: 30 }, () => noisy(0))).length > 0 ? 1 : 0;
    assert.ok(alarms <= 20, `${alarms} of 200`);
  });

  it("leave one odd value alone, and what is too short", () => {
    assert.deepEqual(changePoints([0, 0, 0, 0.01, 5, 0, 0.01, 0, 0, 0.01, 0], 0.05).length % 2, 0);
    assert.deepEqual(changePoints([1, 2, 3]), []);
    assert.deepEqual(changePoints([]), []);
  });
});

function frameOf(rows: readonly (readonly string[])[]): Frame {
  const frame = frameCollector(["at", "x", "plan"]);
  for (const row of rows) frame.add(row);
  return frame.frame("traffic.csv", []);
}

describe("windows of time", () => {
  it("are named by their start, whatever the times look like", () => {
    const cut = (times: readonly string[], unit: "hour" | "day" | "week" | "month") => {
      const found = windowsOf(frameOf(times.map((time) => [time, "1", "a"])), "at", unit);
      return found.state === "cut" ? found.windows.map(({ name, rows }) => `${name} ${rows}`) : found.reason;
    };
    assert.deepEqual(cut(["2024-05-02", "2024-04-30 23:59", "2024-05-01T01:30:00+02:00"], "day"), ["2024-04-30 2", "2024-05-02 1"]);
    assert.deepEqual(cut(["2024-05-05", "2024-05-06"], "week"), ["2024-04-29 1", "2024-05-06 1"]);
    assert.deepEqual(cut(["1714521600", "1717200000000"], "month"), ["2024-05 1", "2024-06 1"]);
    assert.deepEqual(cut(["2024-05-02T08:10:00Z", ""], "hour"), ["2024-05-02T08 1"]);
    assert.match(String(cut(["soon", "later"], "day")), /`at` of traffic\.csv holds no dates or times/);
    const none = windowsOf(frameOf([]), "when");
    assert.match(none.state === "failed" ? none.reason : "", /has no column when; it has at, x, plan\./);
  });
});

describe("columns of times", () => {
  it("are told by their values, numbers by their name as well", () => {
    const rows = frameCollector(["at", "signed_up", "amount", "plan", "empty"]);
    for (let row = 0; row < 5; row += 1) rows.add([String(1_714_521_600 + row), `2024-05-0${row + 1}T08:00:00Z`, String(1_714_521_600 + row), "a", ""]);
    assert.deepEqual(timeColumns(rows.frame("x.csv", [])), ["at", "signed_up"]);
  });
});

describe("drift over time", () => {
  it("says in which windows a column drifted, and from when on", () => {
    const day = (of: number): string => new Date(Date.UTC(2024, 4, 1) + of * 86_400_000).toISOString().slice(0, 10);
    const rows = Array.from({ length: 20 * 400 }, (_, row) => [day(Math.floor(row / 400)), String(random() + (row >= 12 * 400 ? 0.4 : 0)), random() < 0.5 ? "a" : "b"]);
    const reference = collector(["x", "plan"]);
    for (let row = 0; row < 2000; row += 1) reference.add([String(random()), random() < 0.5 ? "a" : "b"]);
    const cut = windowsOf(frameOf(rows), "at");
    assert.ok(cut.state === "cut" && cut.unit === "day");
    const { columns, windows, words } = driftOverTime(reference.table("train.csv", []), cut.windows, defaultDriftOptions, { kind: "time", column: "at", unit: cut.unit });
    assert.deepEqual(columns.map(({ name, changes }) => [name, changes]), [["x", ["2024-05-13"]], ["plan", []]]);
    assert.deepEqual(columns[0]?.drifted, Array.from({ length: 20 }, (_, place) => place >= 12));
    assert.equal(columns[0].words, "Drifted in 8 of 20 windows, first in 2024-05-13. Another level begins with 2024-05-13.");
    assert.deepEqual(windows[12]?.driftedColumns, ["x"]);
    assert.match(words, /^1 of 2 columns drift in some of 20 windows: `x`\./);
  });
});
