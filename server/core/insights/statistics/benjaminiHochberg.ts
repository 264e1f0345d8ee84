/**
 * Adjusted p-values that keep the expected share of false alarms among all alarms below the level they are compared
 * with. Same order as the input. Benjamini & Hochberg (1995), “Controlling the False Discovery Rate”, J. R. Stat. Soc. B 57.
 */
export function benjaminiHochberg(pValues: readonly number[]): readonly number[] {
  const adjusted = new Array<number>(pValues.length).fill(1);
  const descending = pValues.map((pValue, index) => ({ pValue, index })).toSorted((a, b) => b.pValue - a.pValue);
  let smallest = 1;
  descending.forEach(({ pValue, index }, place) => {
    smallest = Math.min(smallest, (pValue * pValues.length) / (pValues.length - place));
    adjusted[index] = smallest;
  });
  return adjusted;
}
