/**
 * Which rows a value holds: parts of origins. An origin is one thing that rows come from (a file that is read, the
 * result of an unknown call); a cut keeps some of its rows. A value with no parts holds no rows: a number, a mean.
 */
export type Rows = readonly Part[];

export interface Part {
  readonly origin: number;
  readonly cuts: readonly Cut[];
}

export type Cut = Side | Interval | Mask | Some;

/** One side of a split; two sides of one split share no row. */
export interface Side {
  readonly type: "side";
  readonly split: string;
  readonly side: string;
}

/** `[low:high]` of rows in one order. An edge that is not a number is the text of the value that it came from. */
export interface Interval {
  readonly type: "interval";
  readonly order: number;
  readonly low: Edge | undefined;
  readonly high: Edge | undefined;
}

export type Edge = number | string;

/** Rows for which a test of one column holds. */
export interface Mask {
  readonly type: "mask";
  readonly column: string;
  readonly operator: string;
  readonly constant: Edge;
}

/** Rows chosen in a way that the analysis does not understand. */
export interface Some {
  readonly type: "some";
  readonly token: string;
  /** The rows that were not chosen. */
  readonly not?: boolean;
  /** Nearly all rows, as when those with gaps are dropped. */
  readonly most?: boolean;
}

/** `overlap`: at least one row is surely shared; `unknown`: cannot tell. */
export type Relation = "overlap" | "unknown" | "disjoint";

const MOST_PARTS = 12;
const MOST_CUTS = 16;

export function relate(a: Rows, b: Rows): Relation {
  let result: Relation = "disjoint";
  for (const left of a) {
    for (const right of b) {
      const relation = relateParts(left, right);
      if (relation === "overlap") return relation;
      if (relation === "unknown") result = relation;
    }
  }
  return result;
}

/** True when nothing but a test of columns, or a choice that is not understood, tells the two apart. */
export function areToldByTest(a: Rows, b: Rows): boolean {
  const pairs = a.flatMap((left) => b.filter((right) => right.origin === left.origin).map((right) => [left, right] as const));
  const telling = pairs.flatMap(([left, right]) => left.cuts.filter((cut) => right.cuts.some((other) => excludes(cut, other))));
  return telling.length > 0 && telling.every((cut) => cut.type === "mask" || cut.type === "some");
}

/** True when every row of `inner` surely is in `outer`. */
export function isWithin(inner: Rows, outer: Rows): boolean {
  return inner.length > 0 && inner.every((part) => outer.some((other) => part.origin === other.origin && containsCuts(part.cuts, other.cuts)));
}

export function unite(a: Rows, b: Rows): Rows {
  if (a === b || b.length === 0) return a;
  if (a.length === 0) return b;
  const added = b.filter((part) => !a.some((other) => isSubPart(part, other)));
  const kept = a.filter((part) => !added.some((other) => isSubPart(part, other)));
  return [...kept, ...added].slice(0, MOST_PARTS);
}

export function cutRows(rows: Rows, cut: Cut): Rows {
  return rows.map((part) => (part.cuts.length >= MOST_CUTS || part.cuts.some((known) => sameCut(known, cut)) ? part : { origin: part.origin, cuts: [...part.cuts, cut] }));
}

export const rowsKey = (rows: Rows): string => rows.map((part) => `${part.origin}:${part.cuts.map(cutKey).toSorted().join("&")}`).toSorted().join("|");

const isSubPart = (part: Part, other: Part): boolean => part.origin === other.origin && containsCuts(part.cuts, other.cuts);

/** Fewer cuts keep more rows. */
const containsCuts = (inner: readonly Cut[], outer: readonly Cut[]): boolean => outer.every((cut) => inner.some((own) => sameCut(own, cut)));

function relateParts(a: Part, b: Part): Relation {
  if (a.origin !== b.origin) return "disjoint";
  if (a.cuts.some((cut) => b.cuts.some((other) => excludes(cut, other)))) return "disjoint";
  const left = a.cuts.filter((cut) => !b.cuts.some((other) => sameCut(cut, other)));
  const right = b.cuts.filter((cut) => !a.cuts.some((other) => sameCut(cut, other)));
  if (left.length === 0 || right.length === 0) return "overlap";
  if (areSides(left) && right.every(isSideOrMask)) return "overlap";
  if (areSides(right) && left.every(isSideOrMask)) return "overlap";
  return left.some((cut) => right.some((other) => surelyMeet(cut, other))) && left.length === 1 && right.length === 1 ? "overlap" : "unknown";
}

/** A split by chance leaves rows of every kind on both sides. */
const areSides = (cuts: readonly Cut[]): boolean => cuts.every((cut) => cut.type === "side" || isMost(cut));

const isSideOrMask = (cut: Cut): boolean => cut.type === "side" || cut.type === "mask" || isMost(cut);

const isMost = (cut: Cut): boolean => cut.type === "some" && cut.most === true;

function surelyMeet(a: Cut, b: Cut): boolean {
  if (a.type !== "interval" || b.type !== "interval" || a.order !== b.order) return false;
  return isBefore(a.low, b.high) && isBefore(b.low, a.high);
}

/** A missing low edge is the start, a missing high edge the end. Negative numbers count from the end and are not compared. */
function isBefore(low: Edge | undefined, high: Edge | undefined): boolean {
  if (low === undefined || high === undefined) return !(typeof low === "string" || typeof high === "string") && (low ?? 0) >= 0 && (high ?? 1) > 0;
  return typeof low === "number" && typeof high === "number" && low >= 0 && high >= 0 && low < high;
}

/** The rows that the cut leaves out, where that is a cut too. */
export function inverseOf(cut: Cut): Cut | undefined {
  if (cut.type === "side") return { ...cut, side: cut.side.startsWith("not ") ? cut.side.slice("not ".length) : `not ${cut.side}` };
  if (cut.type === "some") return { type: "some", token: cut.token, not: cut.not !== true };
  if (cut.type === "interval") return undefined;
  const operator = NEGATED[cut.operator];
  return operator === undefined ? undefined : { ...cut, operator };
}

const NEGATED: Readonly<Record<string, string>> = { "==": "!=", "!=": "==", "<": ">=", ">=": "<", ">": "<=", "<=": ">", true: "false", false: "true" };

function excludes(a: Cut, b: Cut): boolean {
  if (a.type === "some" && b.type === "some") return a.token === b.token && (a.not ?? false) !== (b.not ?? false);
  if (a.type === "side" && b.type === "side") return a.split === b.split && a.side !== b.side;
  if (a.type === "interval" && b.type === "interval") return a.order === b.order && (endsBefore(a.high, b.low) || endsBefore(b.high, a.low));
  return a.type === "mask" && b.type === "mask" && a.column === b.column && excludesMask(a, b);
}

function endsBefore(high: Edge | undefined, low: Edge | undefined): boolean {
  if (high === undefined || low === undefined) return false;
  if (typeof high === "number" && typeof low === "number" && high >= 0 === low >= 0) return high <= low;
  return high === low;
}

const OPPOSITE: Readonly<Record<string, readonly string[]>> = {
  "==": ["!=", "<", ">"],
  "!=": ["=="],
  "<": [">=", ">", "=="],
  ">=": ["<"],
  ">": ["<=", "<", "=="],
  "<=": [">"],
  true: ["false"],
  false: ["true"],
};

function excludesMask(a: Mask, b: Mask): boolean {
  if (a.constant === b.constant) return OPPOSITE[a.operator]?.includes(b.operator) ?? false;
  if (a.operator === "==" && b.operator === "==") return true;
  return liesBelow(a, b) || liesBelow(b, a);
}

const liesBelow = (low: Mask, high: Mask): boolean =>
  /^(<=?|==)$/.test(low.operator) && /^(>=?|==)$/.test(high.operator) && typeof low.constant === typeof high.constant && low.constant < high.constant;

const sameCut = (a: Cut, b: Cut): boolean => a === b || cutKey(a) === cutKey(b);

const keys = new WeakMap<Cut, string>();

function cutKey(cut: Cut): string {
  const known = keys.get(cut);
  if (known !== undefined) return known;
  const key = writeKey(cut);
  keys.set(cut, key);
  return key;
}

function writeKey(cut: Cut): string {
  if (cut.type === "side") return `s${cut.split}/${cut.side}`;
  if (cut.type === "interval") return `i${cut.order}[${cut.low ?? ""}:${cut.high ?? ""}]`;
  return cut.type === "mask" ? `m${cut.column}${cut.operator}${cut.constant}` : `${cut.not ? "!" : "?"}${cut.token}`;
}
