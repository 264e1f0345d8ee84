/** What of a column's description says what its values mean. */
export interface ParquetElement {
  readonly type?: string | undefined;
  readonly converted_type?: string | undefined;
  readonly logical_type?: object | undefined;
  readonly scale?: number | undefined;
}

/** How values of a top-level column are made what they are elsewhere in this program; `undefined` where they are so already. */
export function parquetValues(element: ParquetElement | undefined): ((value: unknown) => unknown) | undefined {
  if (element?.converted_type === "DECIMAL") return (value) => exactly(value, element.scale ?? 0);
  const perSecond = perSecondOf(element);
  if (perSecond !== undefined) return (value) => timeOfDay(value, perSecond);
  return element?.type === "FIXED_LEN_BYTE_ARRAY" ? bytesAsText : undefined;
}

/** The reader multiplies by a tenth, a hundredth and so on, which no double holds; dividing by a power of ten gives the double that is nearest. */
function exactly(value: unknown, decimals: number): unknown {
  const whole = typeof value === "number" ? Math.round(value * 10 ** decimals) : Number.NaN;
  return Number.isSafeInteger(whole) ? whole / 10 ** decimals : value;
}

/** Of a time of day: into how many parts a second is divided. */
function perSecondOf(element: ParquetElement | undefined): number | undefined {
  const { type, unit } = { type: "", unit: "", ...element?.logical_type };
  return type === "TIME" ? PER_SECOND[unit] : PER_SECOND[element?.converted_type ?? ""];
}

const PER_SECOND: Readonly<Record<string, number>> = { MILLIS: 1e3, MICROS: 1e6, NANOS: 1e9, TIME_MILLIS: 1e3, TIME_MICROS: 1e6 };

/** `08:30:00`, and after a point as many digits as it needs. */
function timeOfDay(value: unknown, perSecond: number): unknown {
  const parts = typeof value === "bigint" || typeof value === "number" ? Number(value) : Number.NaN;
  if (!Number.isSafeInteger(parts)) return value;
  const seconds = Math.floor(parts / perSecond);
  const two = (number: number): string => String(number).padStart(2, "0");
  const rest = String(parts % perSecond).padStart(Math.log10(perSecond), "0").replace(/0+$/, "");
  return `${two(Math.floor(seconds / 3600))}:${two(Math.floor(seconds / 60) % 60)}:${two(seconds % 60)}${rest === "" ? "" : `.${rest}`}`;
}

/** As DuckDB writes bytes: what can be printed as it is. */
function bytesAsText(value: unknown): unknown {
  if (!(value instanceof Uint8Array)) return value;
  return Array.from(value, (byte) => (byte < 0x20 || byte > 0x7e || QUOTING.has(byte) ? `\\x${byte.toString(16).toUpperCase().padStart(2, "0")}` : String.fromCharCode(byte))).join("");
}

/** `"`, `'` and the backslash itself. */
const QUOTING: ReadonlySet<number> = new Set([0x22, 0x27, 0x5c]);
