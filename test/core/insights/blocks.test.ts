import assert from "node:assert/strict";

import { seededRandom } from "../../../server/core/insights/statistics/random.ts";
import { smirnovTest } from "../../../server/core/insights/statistics/smirnov.ts";
import { forEachStep } from "../../../server/core/insights/statistics/steps.ts";
import { wassersteinDistance } from "../../../server/core/insights/statistics/wasserstein.ts";

describe("distances that are found block by block", () => {
  const random = seededRandom(Number(process.env["MODELWRIGHT_SEED"] ?? 11));
  const normal = (): number => Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
  const draws: Readonly<Record<string, () => number>> = {
    normal,
    "heavy tails": () => normal() / Math.abs(normal()),
    "many ties": () => Math.round(normal() * 3),
    "one value": () => 4,
    "zeroes and others": () => (random() < 0.9 ? 0 : normal()),
  };
  const sizes = [[1, 1], [1, 5000], [300, 299], [256, 257], [20_000, 1000], [9000, 30_000]] as const;

  for (const [name, draw] of Object.entries(draws)) {
    it(`are those of a walk value by value: ${name}`, () => {
      for (const [n, m] of sizes) {
        for (const shift of [0, 0.3, 100]) {
          const first = Float64Array.from({ length: n }, draw).sort();
          const second = Float64Array.from({ length: m }, () => draw() + shift).sort();
          const plain = walked(first, second);
          const { distance, noise } = wassersteinDistance(first, second);
          const test = smirnovTest(first, second);
          assert.deepEqual([test.distance, test.at], [plain.gap, plain.at], `${n}, ${m}, ${shift}`);
          assert.ok(Math.abs(distance - plain.area) <= 1e-10 * plain.area, `${n}, ${m}, ${shift}: ${distance} is not ${plain.area}`);
          assert.ok(Math.abs(noise - plain.noise) <= 0.05 * plain.noise, `${n}, ${m}, ${shift}: noise ${noise} is not ${plain.noise}`);
        }
      }
    });
  }
});

function walked(first: Float64Array, second: Float64Array): { readonly gap: number; readonly at: number; readonly area: number; readonly noise: number } {
  const [n, m] = [first.length, second.length];
  let [steps, at, area, noise] = [0, 0, 0, 0];
  forEachStep(first, second, ({ value, firstUpTo, secondUpTo, gap }) => {
    const difference = Math.abs(firstUpTo * m - secondUpTo * n);
    if (difference > steps) [steps, at] = [difference, value];
    area += (difference / (n * m)) * gap;
    const pooled = (firstUpTo + secondUpTo) / (n + m);
    noise += Math.sqrt((2 / Math.PI) * pooled * (1 - pooled) * (1 / n + 1 / m)) * gap;
  });
  return { gap: steps / (n * m), at: steps === 0 ? Math.min(first[0] ?? 0, second[0] ?? 0) : at, area, noise };
}
