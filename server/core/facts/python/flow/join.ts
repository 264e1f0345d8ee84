import { mergeData, either } from "./machine.ts";
import type { Content, Estimator, List, Value } from "./value.ts";

const CONTENTS = new Set(["data", "estimator", "list", "dictionary", "instance"]);

/** Joins what two ways of a branch left in one place; nothing in one of them leaves the other. */
export function join(a: unknown, b: unknown): unknown {
  if (a === undefined || a === b) return b;
  if (b === undefined) return a;
  if (isContent(a) && isContent(b)) return joinContents(a, b);
  return isContent(a) || isContent(b) ? a : either([a as Value, b as Value]);
}

const isContent = (value: unknown): value is Content => typeof value === "object" && value !== null && "type" in value && CONTENTS.has(String(value.type));

function joinContents(a: Content, b: Content): Content {
  if (a.type === "data" && b.type === "data") return { ...a, ...mergeData(a, b), columns: a.columns };
  if (a.type === "estimator" && b.type === "estimator") return joinEstimators(a, b);
  if (a.type === "list" && b.type === "list") return joinLists(a, b);
  if (a.type === "dictionary" && b.type === "dictionary") return { type: "dictionary", entries: joinMaps(a.entries, b.entries) };
  if (a.type === "instance" && b.type === "instance") return { ...a, attributes: joinMaps(a.attributes, b.attributes) };
  return b;
}

function joinEstimators(a: Estimator, b: Estimator): Estimator {
  return { ...a, fits: [...a.fits, ...b.fits.filter((fit) => !a.fits.includes(fit))].slice(-6) };
}

function joinLists(a: List, b: List): List {
  const [long, short] = a.items.length >= b.items.length ? [a, b] : [b, a];
  return { type: "list", items: long.items.map((item, index) => either([item, short.items[index] ?? item])), open: a.open || b.open || long.items.length > short.items.length, grown: a.grown === true || b.grown === true };
}

function joinMaps(a: ReadonlyMap<string, Value>, b: ReadonlyMap<string, Value>): ReadonlyMap<string, Value> {
  const joined = new Map(a);
  for (const [key, value] of b) joined.set(key, either([value, ...(a.has(key) ? [a.get(key) ?? value] : [])]));
  return joined;
}
