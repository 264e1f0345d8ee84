import { any, key, keyLater, list, named, type Key, type MapShape, type ScalarShape, type Shape } from "./shape.ts";

/** Fields by class, as notation; the class without a name is the top level of the file. */
export type FieldTables = Readonly<Record<string, Readonly<Record<string, string>>>>;

/** A key in notation and what it is for: `lora_r: ["int>=1", "Rank of the adapter."]`. */
export type KeyRow = readonly [type: string, doc: string];

/**
 * A shape in a short notation, for long tables. Alternatives are joined by `|`:
 * `bool`, `int`, `num>=0<=1` (limits are included), `text`, `'word'`, `[list of]`, `{mapping to}`, `map`, `list`, `any`, `@Class`.
 * Words beside `text` are the usual ones among others.
 * Numbers and switches may be quoted, since the readers of such files convert them or another rule says that they do not.
 */
export function shapeOfType(type: string, tables: FieldTables = {}, within: readonly string[] = []): Shape {
  if (type.includes("@")) return readType(type, tables, within);
  const known = plainTypes.get(type) ?? readType(type, tables, within);
  plainTypes.set(type, known);
  return known;
}

/** Types that name no class, of which thousands of fields share a few hundred. */
const plainTypes = new Map<string, Shape>();

function readType(type: string, tables: FieldTables, within: readonly string[]): Shape {
  const parts = alternatives(type);
  if (parts.includes("any")) return any;
  const lists = parts.flatMap((part) => (part.startsWith("[") ? [part.slice(1, -1)] : part === "list" ? ["any"] : []));
  const shapes = [
    ...scalarOf(parts.filter((part) => /^(?:'|bool|int|num|text)/.test(part))),
    ...(lists.length > 0 ? [list(shapeOfType(lists.join("|"), tables, within))] : []),
    ...mapOf(parts.filter((part) => /^(?:@|\{|map)/.test(part)), tables, within),
  ];
  return shapes.length > 1 ? { is: "oneOf", shapes } : (shapes[0] ?? any);
}

/** The fields of a class of a generated table; what the table says of their defaults is their documentation. */
export function fieldKeys(tables: FieldTables, name = "", within: readonly string[] = []): MapShape["keys"] {
  // A class that holds itself, such as a template of templates, is open from there on.
  if (within.includes(name)) return {};
  return Object.fromEntries(Object.entries(tables[name] ?? {}).map(([field, spelled]) => {
    const [type = "any", value] = spelled.split(" = ");
    return [field, keyLater(() => shapeOfType(type === "int" && COUNT.test(field) ? "int>=-1" : type, tables, [...within, name]), { doc: value === undefined ? "" : `Default: \`${value}\`.` })];
  }));
}

/** Numbers of things are never negative, but for -1, which often stands for all or none. */
const COUNT = /(?:^|_)(?:size|len|length|steps|workers|epochs|proc|rank|samples|pixels|tokens|timeout|limit|layers)$|^(?:num|max|min|n)_/;

/** Keys in notation. */
export const keysOf = (rows: Readonly<Record<string, KeyRow>>, more: Omit<Key, "shape" | "doc"> = {}): MapShape["keys"] =>
  Object.fromEntries(Object.entries(rows).map(([name, [type, doc]]) => [name, keyLater(() => shapeOfType(type), { doc, ...more })]));

/** Puts words of our own to known keys; the default stays visible. */
export function documented(keys: MapShape["keys"], docs: Readonly<Record<string, string>>): MapShape["keys"] {
  const told = Object.entries(docs).map(([name, doc]): readonly [string, Key] => {
    const known = keys[name] ?? key(any, "");
    return [name, keyLater(() => known.shape, known, { doc: [doc, known.doc].filter((part) => part !== "").join(" ") })];
  });
  return { ...Object.fromEntries(told), ...Object.fromEntries(Object.entries(keys).filter(([name]) => !(name in docs))) };
}

function alternatives(type: string): readonly string[] {
  const parts: string[] = [];
  let depth = 0;
  let from = 0;
  for (let at = 0; at <= type.length; at++) {
    const letter = type[at];
    depth += letter === "[" || letter === "{" ? 1 : letter === "]" || letter === "}" ? -1 : 0;
    if (letter !== undefined && (letter !== "|" || depth > 0)) continue;
    parts.push(type.slice(from, at).trim());
    from = at + 1;
  }
  return parts.filter((part) => part !== "");
}

function scalarOf(parts: readonly string[]): readonly ScalarShape[] {
  if (parts.length === 0) return [];
  const words = parts.flatMap((part) => (part.startsWith("'") ? [part.slice(1, -1)] : []));
  const bases = new Set(parts.flatMap((part) => /^(?:bool|int|num|text)/.exec(part)?.[0] ?? []));
  if (bases.has("text")) return [{ is: "text", ...(words.length > 0 && { usual: [...new Set(words)] }) }];
  if (bases.size === 0) return [{ is: "text", values: [...new Set(words)] }];
  const also = [...words, ...(bases.has("bool") && bases.size > 1 ? ["true", "false"] : [])];
  const more = { coerced: true, ...limitsOf(parts), ...(also.length > 0 && { also }) };
  return [{ is: bases.has("num") ? "number" : bases.has("int") ? "integer" : "boolean", ...more }];
}

function limitsOf(parts: readonly string[]): { readonly min?: number; readonly max?: number } {
  // Releases differ in their limits, so the widest count.
  const numbers = parts.filter((part) => /^(?:int|num)/.test(part));
  const bounds = (sign: RegExp): readonly number[] => numbers.map((part) => Number(sign.exec(part)?.[1] ?? Number.NaN));
  const [least, most] = [bounds(/>=([-\d.e]+)/), bounds(/<=([-\d.e]+)/)];
  return { ...(least.length > 0 && !least.some(Number.isNaN) && { min: Math.min(...least) }), ...(most.length > 0 && !most.some(Number.isNaN) && { max: Math.max(...most) }) };
}

function mapOf(parts: readonly string[], tables: FieldTables, within: readonly string[]): readonly MapShape[] {
  if (parts.length === 0) return [];
  const keys: MapShape["keys"] = Object.assign({}, ...parts.flatMap((part) => (part.startsWith("@") ? [fieldKeys(tables, part.slice(1), within)] : []))) as MapShape["keys"];
  const values = parts.find((part) => part.startsWith("{"));
  if (values !== undefined) return [{ ...named(shapeOfType(values.slice(1, -1), tables, within)), keys }];
  return [{ is: "map", keys, unknown: parts.includes("map") || Object.keys(keys).length === 0 ? "allow" : "suggest" }];
}
