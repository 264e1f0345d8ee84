/** What a value of a columnar file or of JSON counts as: a number (NaN and infinities among them), a text, or missing. Truth values and times are texts, as they are in CSV. */
export function typedValue(value: unknown): number | string | undefined {
  if (typeof value === "number") return value;
  if (value === null || value === undefined || value === "") return undefined;
  if (typeof value === "string") return value;
  if (typeof value === "bigint") return Number(value);
  if (typeof value === "boolean") return value ? "True" : "False";
  if (value instanceof Date) return Number.isNaN(value.getTime()) ? undefined : value.toISOString();
  return written(value);
}

/** Lists and structures as JSON. Ten thousand lists in each other are beyond it. */
export function written(value: unknown): string {
  try {
    return JSON.stringify(value, (_, part: unknown) => (typeof part === "bigint" ? String(part) : part));
  } catch {
    return "[nested too deep]";
  }
}
