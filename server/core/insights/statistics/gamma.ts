/**
 * Regularised upper incomplete gamma function Q(a, x), the survival function of a gamma distribution: 1 at x = 0,
 * falling to 0. `a` > 0, `x` >= 0. Series for P below the bend, Lentz's continued fraction for Q above it:
 * NIST Digital Library of Mathematical Functions, 8.7.1 and 8.9.2 (https://dlmf.nist.gov/8).
 */
export function gammaUpper(a: number, x: number): number {
  if (x <= 0) return 1;
  if (x === Infinity) return 0;
  return x < a + 1 ? 1 - lowerBySeries(a, x) : upperByFraction(a, x);
}

/** ln Γ(x) for x > 0, to about 1e-15: Stirling's series after shifting x above 15 (DLMF 5.11.1 and 5.5.1). */
export function logGamma(x: number): number {
  if (x >= SHIFT) return (x - 0.5) * Math.log(x) - x + HALF_LOG_TWO_PI + stirlingTail(x);
  let product = 1;
  let shifted = x;
  for (; shifted < SHIFT; shifted += 1) product *= shifted;
  return logGamma(shifted) - Math.log(product);
}

/** ln Γ(x) minus Stirling's leading terms, for x of at least 15. */
export function stirlingTail(x: number): number {
  const inverse = 1 / (x * x);
  return STIRLING.reduceRight((sum, coefficient) => sum * inverse + coefficient, 0) / x;
}

const SHIFT = 15;
const HALF_LOG_TWO_PI = Math.log(2 * Math.PI) / 2;
/** Bernoulli numbers B2k / (2k (2k - 1)). */
const STIRLING = [1 / 12, -1 / 360, 1 / 1260, -1 / 1680, 1 / 1188, -691 / 360360, 1 / 156, -3617 / 122400];
const EPSILON = 1e-17;
const TINY = 1e-300;

/** x^a e^-x / Γ(a), which both expansions carry. Near the bend the three big terms cancel, so they are joined first. */
function prefactor(a: number, x: number): number {
  if (a < SHIFT) return Math.exp(a * Math.log(x) - x - logGamma(a));
  const ratio = (x - a) / a;
  return Math.exp(a * (Math.log1p(ratio) - ratio) - stirlingTail(a)) * Math.sqrt(a / (2 * Math.PI));
}

function lowerBySeries(a: number, x: number): number {
  let term = 1 / a;
  let sum = term;
  for (let n = 1; term > sum * EPSILON; n += 1) {
    term *= x / (a + n);
    sum += term;
  }
  return sum * prefactor(a, x);
}

function upperByFraction(a: number, x: number): number {
  let b = x + 1 - a;
  let c = 1 / TINY;
  let d = 1 / b;
  let fraction = d;
  for (let n = 1, change = 0; Math.abs(change - 1) > 1e-16 && n < 100_000; n += 1) {
    const numerator = -n * (n - a);
    b += 2;
    d = 1 / nonZero(numerator * d + b);
    c = nonZero(b + numerator / c);
    change = c * d;
    fraction *= change;
  }
  return fraction * prefactor(a, x);
}

const nonZero = (number: number): number => (Math.abs(number) < TINY ? TINY : number);
