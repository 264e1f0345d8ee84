import { memo } from "../../memo.ts";

/**
 * What a place of a config file may hold. One form of our own rather than JSON Schema, since messages, completion and
 * hover need a chosen branch: `oneOf` is decided by what the node is, never by trying all branches.
 */
export type Shape = MapShape | ListShape | ScalarShape | OneOfShape | AnyShape;

export interface MapShape {
  readonly is: "map";
  readonly keys: Readonly<Record<string, Key>>;
  /** Shape of the values under keys that are not listed, where names are free. */
  readonly others?: Shape;
  /** What an unlisted key is: a fault, a fault only where it looks like a misspelt listed one, or only where one letter differs. */
  readonly unknown: "reject" | "suggest" | "allow";
  /** Null is as good as absent for most readers; `false` where it is a fault. */
  readonly nullable?: boolean;
  /** Names that another tool, or a person by heart, gives a key of ours: `learning_rate` for `lr`. */
  readonly aliases?: Readonly<Record<string, string>>;
  /** What a name that is not listed must look like, and what that is called: `a token id`. */
  readonly names?: { readonly like: RegExp; readonly called: string };
  /** Keys that are anyone's own, such as `x-…`. */
  readonly free?: RegExp;
  /** Chooses this branch of a `oneOf` when the mapping has one of these keys. */
  readonly when?: readonly string[];
}

export interface Key {
  readonly shape: Shape;
  /** One or two sentences, shown on hover and in completion. */
  readonly doc: string;
  readonly required?: boolean;
  /** What to write instead; the key is reported. */
  readonly deprecated?: string;
}

export interface ListShape {
  readonly is: "list";
  readonly of: Shape;
}

export interface ScalarShape {
  readonly is: "string" | "number" | "integer" | "boolean" | "text";
  /** The only values allowed. */
  readonly values?: readonly (string | number | boolean)[];
  /** Values that most files have, where others are possible: they are offered, and a slip in one is pointed out. */
  readonly usual?: readonly string[];
  readonly min?: number;
  readonly max?: number;
  /** Null is as good as absent for most readers; `false` where it is a fault. */
  readonly nullable?: boolean;
  /** Words that are allowed where a number or switch is usual, such as `auto`. */
  readonly also?: readonly string[];
  /** The reader makes a number or switch of a text that spells one. */
  readonly coerced?: boolean;
  /** How the text must be written. */
  readonly form?: Form;
}

export interface Form {
  readonly pattern: RegExp;
  /** What a person calls it, with an example: ``a duration such as `90s` ``. */
  readonly name: string;
}

export interface OneOfShape {
  readonly is: "oneOf";
  readonly shapes: readonly Shape[];
}

export interface AnyShape {
  readonly is: "any";
}

export const any: AnyShape = { is: "any" };

/** The same where the reader takes a number only for a number, as Python does with what it reads from JSON. */
export function uncoerced(shape: Shape): Shape {
  if (shape.is === "oneOf") return { ...shape, shapes: shape.shapes.map(uncoerced) };
  if (shape.is === "list") return { ...shape, of: uncoerced(shape.of) };
  if (shape.is === "map") return { ...shape, keys: withShapes(shape.keys, uncoerced), ...(shape.others && { others: uncoerced(shape.others) }) };
  if (shape.is === "any") return shape;
  return { ...shape, coerced: false };
}

/** The same where a key that is not listed is refused, near to a listed one or not, and numbers are no texts where `texts` says so. */
export function strict(shape: Shape, { texts = false } = {}): Shape {
  if (shape.is === "oneOf") return { ...shape, shapes: shape.shapes.map((inner) => strict(inner, { texts })) };
  if (shape.is === "list") return { ...shape, of: strict(shape.of, { texts }) };
  if (shape.is === "map") return { ...shape, keys: strictKeys(shape.keys, { texts }), ...(shape.unknown === "suggest" && { unknown: "reject" }), ...(shape.others && { others: strict(shape.others, { texts }) }) };
  return texts && shape.is === "text" && !shape.values ? { ...shape, is: "string" } : shape;
}

export const strictKeys = (keys: MapShape["keys"], { texts = false } = {}): MapShape["keys"] => withShapes(keys, (shape) => strict(shape, { texts }));

/** The same where every key may be left out: what is laid over another file says only what it changes. */
export const partial: (shape: Shape) => Shape = memo((shape: Shape): Shape => {
  if (shape.is === "oneOf") return { ...shape, shapes: shape.shapes.map(partial) };
  if (shape.is === "list") return { ...shape, of: partial(shape.of) };
  if (shape.is !== "map") return shape;
  return { ...shape, keys: withShapes(shape.keys, partial, () => ({ required: false })), ...(shape.others && { others: partial(shape.others) }) };
});

/** The same where these keys may be left out, since another program fills them in. */
export function withOptional(shape: Shape, names: readonly string[]): Shape {
  if (shape.is === "oneOf") return { ...shape, shapes: shape.shapes.map((inner) => withOptional(inner, names)) };
  if (shape.is === "list") return { ...shape, of: withOptional(shape.of, names) };
  return shape.is === "map" ? mapWithOptional(shape, names) : shape;
}

export function mapWithOptional(shape: MapShape, names: readonly string[]): MapShape {
  const keys = withShapes(shape.keys, (inner) => withOptional(inner, names), (name) => (names.includes(name) ? { required: false } : {}));
  return { ...shape, keys, ...(shape.others && { others: withOptional(shape.others, names) }) };
}

type Words = Omit<Key, "shape">;

/** The same keys with other shapes. */
function withShapes(keys: MapShape["keys"], change: (shape: Shape) => Shape, more: (name: string) => Partial<Words> = () => ({})): MapShape["keys"] {
  return Object.fromEntries(Object.entries(keys).map(([name, one]) => [name, keyLater(() => change(one.shape), one, more(name))]));
}

/** A key whose shape is made when it is first looked at: tools have thousands of fields, of which a file uses a few. To spread such a key is to look. */
export function keyLater(make: () => Shape, { doc, required, deprecated }: Words, more: Partial<Words> = {}): Key {
  let made: Shape | undefined;
  return {
    get shape() {
      return (made ??= make());
    },
    doc,
    ...(required !== undefined && { required }),
    ...(deprecated !== undefined && { deprecated }),
    ...more,
  };
}

/** A scalar of any type: the reader makes a string of it. */
export const text: ScalarShape = { is: "text" };
export const string: ScalarShape = { is: "string" };
export const number: ScalarShape = { is: "number" };
export const integer: ScalarShape = { is: "integer" };
export const boolean: ScalarShape = { is: "boolean" };
export const choice = (...values: readonly (string | number | boolean)[]): ScalarShape => ({ is: "text", values });
export const range = (min: number, max = Infinity, is: "number" | "integer" = "number"): ScalarShape => ({ is, min, max });
/** A text that must be written in one way. */
export const formed = (pattern: RegExp, name: string): ScalarShape => ({ is: "text", form: { pattern, name } });
/** An address: a host that has no `https://` before it is fetched by nobody. */
export const address: ScalarShape = { is: "text", form: { pattern: /^(?!(?:localhost|(?:[\w-]+\.)+[a-z]{2,})(?:[:/]|$)|https?(?:\/\/|:\/?[^/]))/i, name: "an address that begins with `https://` or `http://`" } };
export const list = (of: Shape): ListShape => ({ is: "list", of });
export const oneOf = (...shapes: readonly Shape[]): OneOfShape => ({ is: "oneOf", shapes });
export const named = (others: Shape): MapShape => ({ is: "map", keys: {}, others, unknown: "allow" });
export const key = (shape: Shape, doc: string, more: Omit<Key, "shape" | "doc"> = {}): Key => ({ shape, doc, ...more });
/** Unlisted keys are faults. */
export const closed = (keys: MapShape["keys"], when?: readonly string[]): MapShape => ({ is: "map", keys, unknown: "reject", ...(when && { when }) });
/** Other keys are usual too. */
export const loose = (keys: MapShape["keys"]): MapShape => ({ is: "map", keys, unknown: "allow" });
/** Unlisted keys are faults only where they look like a listed one. */
export const open = (keys: MapShape["keys"], when?: readonly string[]): MapShape => ({ is: "map", keys, unknown: "suggest", ...(when && { when }) });
