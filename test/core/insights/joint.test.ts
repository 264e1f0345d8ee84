import assert from "node:assert/strict";

import { jointDrift } from "../../../server/core/insights/drift/joint.ts";
import { defaultDriftOptions } from "../../../server/core/insights/drift/report.ts";
import { meanDiscrepancy, type Points } from "../../../server/core/insights/statistics/discrepancy.ts";
import { domainClassifier } from "../../../server/core/insights/statistics/domainClassifier.ts";
import { seededRandom } from "../../../server/core/insights/statistics/random.ts";
import { frameCollector, type Frame } from "../../../server/core/insights/tables/frame.ts";

const random = seededRandom(3);
const normal = (): number => Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());

/** Two coordinates of unit variance that go together so much. */
function cloud(rows: number, correlation: number, shift = 0): Points {
  const values = Array.from({ length: rows }, () => {
    const x = normal();
    return [x + shift, correlation * x + Math.sqrt(1 - correlation ** 2) * normal()];
  });
  return { dimensions: 2, values: Float64Array.from(values.flat()) };
}

describe("maximum mean discrepancy", () => {
  it("is what its definition says", () => {
    const [x, y] = [[0, 1, 3], [2, 5]];
    const pairs = [...x, ...y].flatMap((a, i, all) => all.slice(i + 1).map((b) => Math.abs(a - b))).toSorted((a, b) => a - b);
    const width = ((pairs[4] ?? 0) + (pairs[5] ?? 0)) / 2;
    const kernel = (a: number, b: number): number => Math.exp(-((a - b) ** 2) / (2 * width ** 2));
    const within = (kernel(0, 1) + kernel(0, 3) + kernel(1, 3)) / 3 + kernel(2, 5);
    const between = x.flatMap((a) => y.map((b) => kernel(a, b))).reduce((sum, value) => sum + value, 0) / 6;
    const { statistic, bandwidth } = meanDiscrepancy({ dimensions: 1, values: Float64Array.from(x) }, { dimensions: 1, values: Float64Array.from(y) }, seededRandom(1), 10);
    assert.ok(Math.abs(bandwidth - width) < 1e-12 && Math.abs(statistic - (within - 2 * between)) < 1e-12);
  });

  it("sees a shift, and is quiet about samples that are drawn alike", () => {
    assert.ok(meanDiscrepancy(cloud(150, 0), cloud(150, 0, 0.8), seededRandom(2), 100).pValue < 0.02);
    const alarms = Array.from({ length: 40 }, (_, turn) => meanDiscrepancy(cloud(40, 0), cloud(40, 0), seededRandom(turn), 60).pValue < 0.05).filter(Boolean).length;
    assert.ok(alarms <= 6, `${alarms} of 40`);
  });
});

describe("a domain classifier", () => {
  it("tells apart what differs only together, and not what is alike", () => {
    const told = domainClassifier(cloud(1000, 0.8), cloud(1000, -0.8));
    assert.ok(told.area > 0.8 && told.pValue < 1e-9, `${told.area}`);
    const alarms = Array.from({ length: 40 }, () => domainClassifier(cloud(200, 0.5), cloud(200, 0.5)).pValue < 0.05).filter(Boolean).length;
    assert.ok(alarms <= 6, `${alarms} of 40`);
  });

  it("does not stumble where a coordinate is constant or tells everything", () => {
    const first = { dimensions: 2, values: Float64Array.from({ length: 200 }, (_, at) => (at % 2 === 0 ? 1 : at)) };
    const second = { dimensions: 2, values: Float64Array.from({ length: 200 }, (_, at) => (at % 2 === 0 ? 1 : at + 1000)) };
    assert.equal(domainClassifier(first, second).area, 1);
    assert.ok(Math.abs(domainClassifier(first, first).area - 0.5) < 0.1);
  });
});

function frame(points: Points): Frame {
  const rows = frameCollector(["x", "y", "plan"]);
  for (let at = 0; at < points.values.length; at += 2) rows.addValues([points.values[at], points.values[at + 1], "a"]);
  return rows.frame("points", []);
}

describe("drift of columns together", () => {
  it("names the pair whose correlation changed", () => {
    const found = jointDrift(frame(cloud(800, 0.7)), frame(cloud(800, -0.2)), defaultDriftOptions);
    assert.ok(found?.drifted);
    assert.deepEqual(found.correlations.map(({ first, second }) => [first, second]), [["x", "y"]]);
    assert.match(found.words, /^Together drifted: .* `x` and `y` go together differently: their correlation went from 0\.\d+ to -0\.\d+\.$/);
  });

  it("is quiet where nothing changed, and undefined where too little is there", () => {
    const same = jointDrift(frame(cloud(800, 0.7)), frame(cloud(800, 0.7)), defaultDriftOptions);
    assert.deepEqual([same?.drifted, same?.correlations], [false, []]);
    assert.equal(jointDrift(frame(cloud(10, 0)), frame(cloud(10, 0)), defaultDriftOptions), undefined);
  });
});
