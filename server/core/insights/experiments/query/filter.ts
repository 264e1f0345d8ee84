import { baseOf, hasCells, valueOf, type CellValue, type ColumnKey, type RunCells } from "./cells.ts";
import { fieldKey, unknownField } from "./field.ts";
import { parseFilter, type Field, type Filter, type Operator, type Wrong } from "./parse.ts";

/** A filter that can be asked about runs. */
export interface ReadyFilter {
  readonly state: "ready";
  /** The columns whose cells must be here. */
  readonly needs: readonly ColumnKey[];
  /** The columns that it names. */
  readonly fields: readonly ColumnKey[];
  readonly passes: Test;
}

type Test = (data: RunCells, place: number) => boolean;

/** A word alone is looked for in parameters as well, unless that were too many to fetch. */
const MOST_SEARCHED = 100;

export function readyFilter(text: string, { table, now }: Pick<RunCells, "table" | "now">): ReadyFilter | Wrong {
  const parsed = parseFilter(text);
  if (parsed.state === "wrong") return parsed;
  const [needs, fields] = [new Set<ColumnKey>(), new Set<ColumnKey>()];
  let unknown: Field | undefined;
  const keyFor = (field: Field): ColumnKey => {
    const key = fieldKey(field, table);
    if (key === undefined) unknown ??= field;
    else fields.add(key);
    if (key !== undefined && hasCells(key)) needs.add(key);
    return key ?? "run:name";
  };
  const params = table.columns.filter(({ kind }) => kind === "param").map(({ name }) => `param:${name}`);
  const searched = params.length <= MOST_SEARCHED ? params : [];

  function testOf(filter: Filter): Test {
    switch (filter.kind) {
      case "all":
        return () => true;
      case "and": {
        const parts = filter.parts.map(testOf);
        return (data, place) => parts.every((part) => part(data, place));
      }
      case "or": {
        const parts = filter.parts.map(testOf);
        return (data, place) => parts.some((part) => part(data, place));
      }
      case "not": {
        const part = testOf(filter.part);
        return (data, place) => !part(data, place);
      }
      case "text":
        for (const key of searched) needs.add(key);
        return (data, place) => mentions(data, place, filter.text, searched);
      case "has": {
        const key = keyFor(filter.field);
        return (data, place) => valueOf(data, key, place) !== undefined;
      }
      case "match": {
        const key = keyFor(filter.field);
        return (data, place) => {
          const cell = valueOf(data, key, place);
          return cell !== undefined && filter.pattern.test(key.startsWith("param:") ? (data.text(key, place) ?? "") : String(cell));
        };
      }
      case "compare": {
        const key = keyFor(filter.field);
        const compares = comparison(filter.operator, filter.value, key, now);
        return (data, place) => compares(valueOf(data, key, place));
      }
    }
  }

  const passes = testOf(parsed.filter);
  if (unknown) return unknownField(unknown, table);
  return { state: "ready", needs: [...needs], fields: [...fields], passes };
}

const COMPARED: Readonly<Record<Operator, (a: number, b: number) => boolean>> = {
  "=": (a, b) => a === b || (Number.isNaN(a) && Number.isNaN(b)),
  "!=": (a, b) => !(a === b || (Number.isNaN(a) && Number.isNaN(b))),
  "<": (a, b) => a < b,
  "<=": (a, b) => a <= b,
  ">": (a, b) => a > b,
  ">=": (a, b) => a >= b,
  "~": (a, b) => String(a).includes(String(b)),
  "!~": (a, b) => !String(a).includes(String(b)),
};

const COMPARED_TEXTS: Readonly<Record<Operator, (a: string, b: string) => boolean>> = {
  "=": (a, b) => a === b,
  "!=": (a, b) => a !== b,
  "<": (a, b) => a < b,
  "<=": (a, b) => a <= b,
  ">": (a, b) => a > b,
  ">=": (a, b) => a >= b,
  "~": (a, b) => a.includes(b),
  "!~": (a, b) => !a.includes(b),
};

/** What a run does not have fits no comparison, but that it is something else. */
function comparison(operator: Operator, value: string, key: ColumnKey, now: number): (cell: CellValue) => boolean {
  const number = numberFor(value, key, now);
  const text = value.toLowerCase();
  return (cell) => {
    if (cell === undefined) return operator === "!=" || operator === "!~";
    if (typeof cell === "number" && number !== undefined && operator !== "~" && operator !== "!~") return COMPARED[operator](cell, number);
    return COMPARED_TEXTS[operator](String(cell).toLowerCase(), text);
  };
}

const UNITS: Readonly<Record<string, number>> = { ms: 1, s: 1000, m: 60_000, min: 60_000, h: 3_600_000, d: 86_400_000 };
const SPECIAL: Readonly<Record<string, number>> = { nan: NaN, inf: Infinity, "-inf": -Infinity };

/** A date for when a run started, a span of time for how long it took. */
function numberFor(value: string, key: ColumnKey, now: number): number | undefined {
  if (key === "run:started") return timeFor(value, now);
  const [, amount, unit] = /^([\d.]+)\s*(ms|s|min|m|h|d)$/.exec(value) ?? [];
  if (key === "run:duration" && amount !== undefined && unit !== undefined) return Number(amount) * (UNITS[unit] ?? 1);
  const special = SPECIAL[value.toLowerCase()];
  if (special !== undefined) return special;
  return value.trim() === "" || Number.isNaN(Number(value)) ? undefined : Number(value);
}

const DAY_MS = 86_400_000;

/** A date, with a time or without; `today`, `yesterday`; `-7d` and `-2h` from now; or milliseconds as trackers keep them. */
function timeFor(value: string, now: number): number {
  const midnight = new Date(now).setHours(0, 0, 0, 0);
  if (/^today$/i.test(value)) return midnight;
  if (/^yesterday$/i.test(value)) return midnight - DAY_MS;
  const [, amount, unit] = /^-([\d.]+)\s*(min|m|h|d)$/.exec(value) ?? [];
  if (amount !== undefined && unit !== undefined) return now - Number(amount) * (UNITS[unit] ?? 1);
  if (/^\d{11,}$/.test(value)) return Number(value);
  return Date.parse(value.includes("T") || value.includes(":") ? value : `${value}T00:00`);
}

function mentions(data: RunCells, place: number, text: string, searched: readonly ColumnKey[]): boolean {
  const run = data.table.runs[place];
  if (!run) return false;
  const own = [run.name, run.id, run.experiment, run.status, run.tracker, run.note ?? "", ...Object.values(run.tags)];
  return own.some((each) => each.toLowerCase().includes(text)) || searched.some((key) => data.text(baseOf(key), place)?.toLowerCase().includes(text) === true);
}
