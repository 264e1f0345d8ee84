/** A number in `digits` significant digits, the whole part in full, without needless zeros, or with just as many decimals as asked for. */
export function formatNumber(value: number, digits = 4, decimals?: number): string {
  if (Number.isNaN(value)) return "NaN";
  if (!Number.isFinite(value)) return value > 0 ? "∞" : "−∞";
  if (decimals !== undefined) return minus(value.toFixed(decimals));
  const size = Math.abs(value);
  if (size !== 0 && (size < 1e-4 || size >= 1e7)) return minus(value.toExponential(Math.max(0, digits - 2)).replace(/\.?0+e/, "e").replace("e+", "e"));
  return minus(Number.isInteger(value) ? String(value) : String(Number(value.toPrecision(Math.max(digits, Math.ceil(Math.log10(size + 1)))))));
}

/** How many decimals numbers of one column need, so that they line up and the largest has four digits. */
export function decimalsFor(values: readonly number[]): number | undefined {
  const sizes = values.filter((value) => Number.isFinite(value) && value !== 0).map(Math.abs);
  const largest = Math.max(...sizes);
  if (sizes.length === 0 || values.every((value) => Number.isInteger(value)) || largest >= 1e6 || Math.min(...sizes) < 1e-4) return undefined;
  return Math.max(0, 3 - Math.floor(Math.log10(largest)));
}

/** p-values below a ten-thousandth are not told apart. */
export const formatChance = (pValue: number): string => (pValue < 1e-4 ? "p < 0.0001" : `p = ${formatNumber(pValue, 2)}`);

export function formatShare(share: number): string {
  const points = share * 100;
  return `${points !== 0 && Math.abs(points) < 9.95 ? points.toFixed(1).replace(/\.0$/, "") : points.toFixed(0)} %`;
}

export const formatCount = (count: number): string => count.toLocaleString("en-US");

/** As “1 run”, “2 runs”. */
export const counted = (count: number, noun: string): string => `${formatCount(count)} ${noun}${count === 1 ? "" : "s"}`;

export function formatDuration(milliseconds: number): string {
  const seconds = Math.round(milliseconds / 1000);
  if (seconds < 1) return `${Math.round(milliseconds)} ms`;
  if (seconds < 60) return `${seconds} s`;
  const minutes = Math.floor(seconds / 60);
  return minutes < 60 ? `${minutes} min ${seconds % 60} s` : `${Math.floor(minutes / 60)} h ${minutes % 60} min`;
}

/** Year first, so that dates sort as they read. */
export function formatTime(time: number): string {
  const date = new Date(time);
  const two = (number: number): string => String(number).padStart(2, "0");
  return `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())} ${two(date.getHours())}:${two(date.getMinutes())}`;
}

const minus = (text: string): string => text.replace(/-/g, "−");
