import { gammaUpper } from "./gamma.ts";

/** Chance that a standard normal value is above `z`. The complementary error function is Q(1/2, z²/2): DLMF 7.11.2. */
export function normalSurvival(z: number): number {
  const tail = gammaUpper(0.5, (z * z) / 2) / 2;
  return z >= 0 ? tail : 1 - tail;
}

/** The value that a standard normal value is below with this chance, 0 to 1 exclusive: Newton's steps on the survival function, whose slope is the density. */
export function normalQuantile(chance: number): number {
  if (chance > 0.5) return -normalQuantile(1 - chance);
  let z = -Math.sqrt(-2 * Math.log(Math.max(chance, Number.MIN_VALUE)));
  for (let step = 0; step < 60; step += 1) {
    const density = Math.exp((-z * z) / 2) / Math.sqrt(2 * Math.PI);
    const change = (normalSurvival(-z) - chance) / density;
    // The tail is convex, so a full step from far out would overshoot the middle.
    z -= Math.max(-1, Math.min(1, change));
    if (Math.abs(change) < 1e-15) break;
  }
  return z;
}
