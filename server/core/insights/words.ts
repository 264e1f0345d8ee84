/** As “12 %”, “3.4 %”, “99.5 %”. */
export function percent(share: number): string {
  const points = share * 100;
  return `${points !== 0 && (Math.abs(points) < 9.95 || (points > 99 && points < 100)) ? points.toFixed(1).replace(/\.0$/, "") : Math.round(points)} %`;
}

/** Four significant digits, for sentences and tables of text. */
export const shortNumber = (number: number): string => (number !== 0 && (Math.abs(number) < 1e-3 || Math.abs(number) >= 1e7) ? number.toExponential(2) : String(Number(number.toPrecision(4))));
