import assert from "node:assert/strict";

import { gainPoints, liftPoints } from "../../../server/core/insights/evaluation/curves.ts";
import type { ScoresReport } from "../../../server/core/insights/evaluation/report.ts";

const scores = (steps: ScoresReport["steps"], positives: number, negatives: number): ScoresReport => ({ positive: "1", positives, negatives, steps, calibration: [], areChances: true });

describe("curves of a score", () => {
  const three = scores([{ threshold: 0.9, truePositives: 2, falsePositives: 0 }, { threshold: 0.5, truePositives: 3, falsePositives: 3 }, { threshold: 0.1, truePositives: 4, falsePositives: 6 }], 4, 6);

  it("gain is the share of positives among the rows that score highest", () => assert.deepEqual(gainPoints(three), [[0, 0], [0.2, 0.5], [0.6, 0.75], [1, 1]]));

  it("lift is how many times as frequent they are there", () => assert.deepEqual(liftPoints(three), [[0.2, 2.5], [0.6, 1.25], [1, 1]]));

  it("have nothing to say without positives", () => {
    const none = scores([{ threshold: 0.5, truePositives: 0, falsePositives: 2 }], 0, 2);
    assert.deepEqual([gainPoints(none), liftPoints(none)], [[[0, 0], [1, 0]], []]);
  });
});
