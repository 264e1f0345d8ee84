/**
 * Population stability index between two lists of counts over the same bins: Σ (r - c) ln(r / c) over the shares r and c.
 * 0 means the same shares; 0.1 and 0.25 are the customary marks of a moderate and a large change. Half a count is added to
 * every bin, so that an empty bin gives a large value and not an infinite one.
 */
export function populationStability(reference: readonly number[], current: readonly number[]): number {
  const expected = smoothedShares(reference);
  const actual = smoothedShares(current);
  return expected.reduce((sum, share, bin) => sum + (share - (actual[bin] ?? 0)) * Math.log(share / (actual[bin] ?? 1)), 0);
}

/**
 * The PSI that two samples of these sizes show on average when nothing changed: about (bins - 1) (1/n + 1/m), because
 * PSI n m / (n + m) then follows a chi-square distribution. Yurdakul & Naranjo (2020), “Statistical properties of the
 * population stability index”, Journal of Risk Model Validation 14.
 */
export function stabilityNoise(bins: number, referenceSize: number, currentSize: number): number {
  return Math.max(0, bins - 1) * (1 / referenceSize + 1 / currentSize);
}

/**
 * Jensen–Shannon distance with logarithms of base 2: 0 for the same shares, 1 where no category is shared. The square root
 * of the divergence, as SciPy's `jensenshannon(p, q, 2)`. Lin (1991), IEEE Transactions on Information Theory 37.
 */
export function jensenShannon(reference: readonly number[], current: readonly number[]): number {
  const [p, q] = [shares(reference), shares(current)];
  const divergence = p.reduce((sum, share, k) => {
    const other = q[k] ?? 0;
    const middle = (share + other) / 2;
    return sum + part(share, middle) + part(other, middle);
  }, 0);
  return Math.sqrt(Math.min(1, Math.max(0, divergence / 2)));
}

/** The Jensen–Shannon distance that two samples of these sizes show on average when nothing changed; to second order in the noise. */
export function jensenShannonNoise(categories: number, referenceSize: number, currentSize: number): number {
  const divergence = ((categories - 1) * (1 / referenceSize + 1 / currentSize)) / (8 * Math.LN2);
  return Math.sqrt(Math.max(0, divergence));
}

/** Hellinger distance √(1 - Σ √(p q)): 0 for the same shares, 1 where no category is shared. Hellinger (1909), J. reine angew. Math. 136. */
export function hellinger(reference: readonly number[], current: readonly number[]): number {
  const [p, q] = [shares(reference), shares(current)];
  const squares = p.reduce((sum, share, k) => sum + (Math.sqrt(share) - Math.sqrt(q[k] ?? 0)) ** 2, 0);
  return Math.min(1, Math.sqrt(squares / 2));
}

/** 8 H² n m / (n + m) follows a chi-square distribution when nothing changed, so this is its mean's root. */
export const hellingerNoise = (categories: number, referenceSize: number, currentSize: number): number =>
  Math.sqrt((Math.max(0, categories - 1) / 8) * (1 / referenceSize + 1 / currentSize));

/** Total variation distance ½ Σ |p - q|: the largest difference of the chance of any event, 0 to 1. */
export function totalVariation(reference: readonly number[], current: readonly number[]): number {
  const [p, q] = [shares(reference), shares(current)];
  return p.reduce((sum, share, k) => sum + Math.abs(share - (q[k] ?? 0)), 0) / 2;
}

/** Each share then differs by a normal value of variance s (1 - s) (1/n + 1/m), whose absolute value is √(2/π) deviations on average. */
export function totalVariationNoise(reference: readonly number[], current: readonly number[]): number {
  const pooled = shares(reference.map((count, k) => count + (current[k] ?? 0)));
  const [n, m] = [sum(reference), sum(current)];
  return pooled.reduce((total, share) => total + Math.sqrt((2 / Math.PI) * share * (1 - share) * (1 / n + 1 / m)), 0) / 2;
}

/** Kullback–Leibler divergence Σ r ln(r / c) of the current shares from those of the reference, in nats; half a count is added to every category. Kullback & Leibler (1951), Annals of Mathematical Statistics 22. */
export function kullbackLeibler(reference: readonly number[], current: readonly number[]): number {
  const [expected, actual] = [smoothedShares(reference), smoothedShares(current)];
  return expected.reduce((total, share, k) => total + share * Math.log(share / (actual[k] ?? 1)), 0);
}

/** 2 KL n m / (n + m) follows a chi-square distribution when nothing changed. */
export const kullbackLeiblerNoise = (categories: number, referenceSize: number, currentSize: number): number => stabilityNoise(categories, referenceSize, currentSize) / 2;

const part = (share: number, middle: number): number => (share === 0 ? 0 : share * Math.log2(share / middle));

const sum = (counts: readonly number[]): number => counts.reduce((total, count) => total + count, 0);

function shares(counts: readonly number[]): readonly number[] {
  const total = sum(counts);
  return counts.map((count) => count / total);
}

function smoothedShares(counts: readonly number[]): readonly number[] {
  return shares(counts.map((count) => count + 0.5));
}
