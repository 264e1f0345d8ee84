/** How Python and others write what JavaScript's `Number` does not know. */
const NOT_FINITE: Readonly<Record<string, number>> = { nan: NaN, inf: Infinity, "+inf": Infinity, "-inf": -Infinity, infinity: Infinity, "-infinity": -Infinity };

/** A number as training scripts write it; `undefined` for what is none. */
export function numberIn(text: string): number | undefined {
  const trimmed = text.trim();
  if (trimmed === "") return undefined;
  const special = NOT_FINITE[trimmed.toLowerCase()];
  if (special !== undefined) return special;
  const number = Number(trimmed);
  return Number.isNaN(number) ? undefined : number;
}

/** A number from JSON that `parseJson` read, where those that are not finite are words. */
export function numberFrom(value: unknown): number | undefined {
  if (typeof value === "number") return value;
  return typeof value === "string" && value in JSON_WORDS ? JSON_WORDS[value] : undefined;
}

const JSON_WORDS: Readonly<Record<string, number>> = { NaN, Infinity, "-Infinity": -Infinity };

/** JSON as Python writes it, with NaN and infinities as bare words; they come as texts. `undefined` for what is no JSON. */
export function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return parseWithWords(text);
  }
}

function parseWithWords(text: string): unknown {
  try {
    return JSON.parse(text.replace(/"(?:[^"\\]|\\.)*"|-?\b(?:NaN|Infinity)\b/g, (part) => (part.startsWith('"') ? part : `"${part}"`)));
  } catch {
    return undefined;
  }
}

export function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** An object's leaves by their path, `optimizer.lr`; lists stay whole, as text. */
export function flattened(value: unknown, separator = ".", prefix = ""): readonly (readonly [name: string, leaf: unknown])[] {
  if (!isRecord(value)) return prefix === "" ? [] : [[prefix, value]];
  return Object.entries(value).flatMap(([key, inner]) => flattened(inner, separator, prefix === "" ? key : `${prefix}${separator}${key}`));
}

/** A parameter's value as it is shown. */
export const paramText = (value: unknown): string => (typeof value === "string" ? value : value === undefined ? "" : JSON.stringify(value));

/** Python writes dates as `2024-01-01 10:00:00.123456` or in ISO 8601. Without a zone they are taken as the machine's own time. */
export function timeIn(value: unknown): number | undefined {
  if (typeof value !== "string") return undefined;
  const time = Date.parse(value.replace(" ", "T").replace(/(\.\d{3})\d+/, "$1"));
  return Number.isNaN(time) ? undefined : time;
}
