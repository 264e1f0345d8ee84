import type { Argument, Clause, Comprehension, Entry, Expression, Name, Parameter, Slice } from "./expressionTree.ts";
import { numberValue, stringValue } from "./strings.ts";
import { childOf, fieldOf, fieldsOf, spanOfRaw, textOf, type Raw } from "./raw.ts";

type Reader = (raw: Raw) => Expression;

/** Reads one expression; what the grammar does not know becomes a broken node that keeps its parts. */
export function readExpression(raw: Raw): Expression {
  return (READERS[raw.type] ?? broken)(raw);
}

const READERS: Readonly<Record<string, Reader>> = {
  identifier: (raw) => readName(raw),
  dotted_name: readDotted,
  string: readString,
  concatenated_string: readConcatenated,
  integer: (raw) => ({ ...spanOfRaw(raw), type: "number", value: numberValue(textOf(raw)) }),
  float: (raw) => ({ ...spanOfRaw(raw), type: "number", value: numberValue(textOf(raw)) }),
  true: (raw) => ({ ...spanOfRaw(raw), type: "true" }),
  false: (raw) => ({ ...spanOfRaw(raw), type: "false" }),
  none: (raw) => ({ ...spanOfRaw(raw), type: "none" }),
  ellipsis: (raw) => ({ ...spanOfRaw(raw), type: "ellipsis" }),
  attribute: (raw) => ({ ...spanOfRaw(raw), type: "attribute", value: part(raw, "object"), name: readName(fieldOf(raw, "attribute") ?? raw) }),
  subscript: (raw) => ({ ...spanOfRaw(raw), type: "subscript", value: part(raw, "value"), index: fieldsOf(raw, "subscript").map(readExpression) }),
  generic_type: readGeneric,
  union_type: readUnion,
  slice: readSlice,
  call: (raw) => ({ ...spanOfRaw(raw), type: "call", callee: part(raw, "function"), arguments: readArguments(fieldOf(raw, "arguments")) }),
  binary_operator: readBinary,
  boolean_operator: readBinary,
  unary_operator: (raw) => ({ ...spanOfRaw(raw), type: "unary", operator: operatorOf(raw), value: part(raw, "argument") }),
  not_operator: (raw) => ({ ...spanOfRaw(raw), type: "unary", operator: "not", value: part(raw, "argument") }),
  comparison_operator: (raw) => ({
    ...spanOfRaw(raw),
    type: "compare",
    operators: fieldsOf(raw, "operators").map(textOf),
    operands: raw.children.filter((child) => child.field !== "operators").map(readExpression),
  }),
  lambda: (raw) => ({ ...spanOfRaw(raw), type: "lambda", parameters: readParameters(fieldOf(raw, "parameters")), body: part(raw, "body") }),
  conditional_expression: (raw) => {
    const [body, test, otherwise] = raw.children.map(readExpression);
    return body && test && otherwise ? { ...spanOfRaw(raw), type: "conditional", body, test, otherwise } : broken(raw);
  },
  tuple: (raw) => sequence(raw, "tuple"),
  expression_list: (raw) => sequence(raw, "tuple"),
  pattern_list: (raw) => sequence(raw, "tuple"),
  tuple_pattern: (raw) => (isBracketed(raw) ? unwrap(raw) : sequence(raw, "tuple")),
  list: (raw) => sequence(raw, "list"),
  list_pattern: (raw) => sequence(raw, "list"),
  set: (raw) => sequence(raw, "set"),
  dictionary: (raw) => ({ ...spanOfRaw(raw), type: "dictionary", entries: raw.children.flatMap(readEntry) }),
  list_comprehension: (raw) => readComprehension(raw, "listComprehension"),
  set_comprehension: (raw) => readComprehension(raw, "setComprehension"),
  dictionary_comprehension: (raw) => readComprehension(raw, "dictionaryComprehension"),
  generator_expression: (raw) => readComprehension(raw, "generator"),
  list_splat: (raw) => wrapper(raw, "starred"),
  list_splat_pattern: (raw) => wrapper(raw, "starred"),
  dictionary_splat: (raw) => wrapper(raw, "starred"),
  await: (raw) => wrapper(raw, "await"),
  yield: (raw) => wrapper(raw, "yield"),
  named_expression: (raw) => ({ ...spanOfRaw(raw), type: "named", target: readName(fieldOf(raw, "name") ?? raw), value: part(raw, "value") }),
  parenthesized_expression: unwrap,
  type: unwrap,
  as_pattern_target: unwrap,
  parenthesized_list_splat: unwrap,
};

export function readName(raw: Raw): Name {
  return { start: raw.start, end: raw.end, type: "name", name: textOf(raw) };
}

export function readArguments(raw: Raw | undefined): readonly Argument[] {
  if (!raw) return [];
  if (raw.type === "generator_expression") return [{ ...spanOfRaw(raw), type: "argument", kind: "plain", value: readExpression(raw) }];
  return raw.children.filter((child) => !isToken(child)).map(readArgument);
}

function readArgument(raw: Raw): Argument {
  if (raw.type === "keyword_argument") {
    return { ...spanOfRaw(raw), type: "argument", kind: "plain", name: textOf(fieldOf(raw, "name") ?? raw), value: part(raw, "value") };
  }
  const [inner] = raw.children.filter((child) => !isToken(child));
  if (raw.type === "list_splat" && inner) return { ...spanOfRaw(raw), type: "argument", kind: "rest", value: readExpression(inner) };
  if (raw.type === "dictionary_splat" && inner) return { ...spanOfRaw(raw), type: "argument", kind: "keywords", value: readExpression(inner) };
  return { ...spanOfRaw(raw), type: "argument", kind: "plain", value: readExpression(raw) };
}

export function readParameters(raw: Raw | undefined): readonly Parameter[] {
  return (raw?.children ?? []).flatMap((child): readonly Parameter[] => {
    const name = parameterName(child);
    if (!name) return [];
    const annotation = fieldOf(child, "type");
    const value = fieldOf(child, "value");
    return [
      {
        ...spanOfRaw(child),
        type: "parameter",
        name: readName(name),
        kind: parameterKind(child),
        ...(annotation ? { annotation: readExpression(annotation) } : {}),
        ...(value ? { value: readExpression(value) } : {}),
      },
    ];
  });
}

function parameterName(raw: Raw): Raw | undefined {
  if (raw.type === "identifier") return raw;
  const named = fieldOf(raw, "name") ?? raw.children.find((child) => child.type === "identifier" || child.type.endsWith("_splat_pattern"));
  return named && named.type !== "identifier" ? parameterName(named) : named;
}

function parameterKind(raw: Raw): Parameter["kind"] {
  const splat = raw.type.endsWith("_splat_pattern") ? raw : raw.children.find((child) => child.type.endsWith("_splat_pattern"));
  if (!splat) return "plain";
  return splat.type === "list_splat_pattern" ? "rest" : "keywords";
}

function part(raw: Raw, field: string): Expression {
  const found = fieldOf(raw, field);
  return found ? readExpression(found) : broken(raw);
}

/** A part that is missing altogether. Children of an error that are statements are read by the statement reader. */
function broken(raw: Raw): Expression {
  const parts = raw.children.filter((child) => child.type in READERS).map(readExpression);
  return { ...spanOfRaw(raw), type: "brokenExpression", parts };
}

function unwrap(raw: Raw): Expression {
  const [inner] = raw.children;
  return inner ? readExpression(inner) : broken(raw);
}

function sequence(raw: Raw, type: "tuple" | "list" | "set"): Expression {
  return { ...spanOfRaw(raw), type, items: raw.children.filter((child) => !isToken(child)).map(readExpression) };
}

/** `(x)` on the left of an equals sign is no tuple. */
const isBracketed = (raw: Raw): boolean => raw.children.length === 1 && raw.children.every((child) => child.type !== "list_splat_pattern" && !raw.text.slice(child.end, raw.end).includes(","));

function wrapper(raw: Raw, type: "starred" | "await" | "yield"): Expression {
  const inner = raw.children.find((child) => !isToken(child));
  return inner ? { ...spanOfRaw(raw), type, value: readExpression(inner) } : { ...spanOfRaw(raw), type };
}

function readBinary(raw: Raw): Expression {
  return { ...spanOfRaw(raw), type: "binary", operator: operatorOf(raw), left: part(raw, "left"), right: part(raw, "right") };
}

const operatorOf = (raw: Raw): string => textOf(fieldOf(raw, "operator") ?? raw);

/** In an annotation `list[int]` is a node of its own. */
function readGeneric(raw: Raw): Expression {
  const [value, ...rest] = raw.children;
  return value ? { ...spanOfRaw(raw), type: "subscript", value: readExpression(value), index: rest.flatMap(({ children }) => children.map(readExpression)) } : broken(raw);
}

/** `list[int] | str | None` where only a type can stand: the parser groups it from the right. */
function readUnion(raw: Raw): Expression {
  const [first, ...rest] = unionParts(raw).map(readExpression);
  return first ? rest.reduce<Expression>((left, right) => ({ start: raw.start, end: right.end, type: "binary", operator: "|", left, right }), first) : broken(raw);
}

function unionParts(raw: Raw): readonly Raw[] {
  const [inner] = raw.children;
  if (raw.type === "type" && inner) return unionParts(inner);
  const isUnion = raw.type === "union_type" || (raw.type === "binary_operator" && operatorOf(raw) === "|");
  return isUnion ? raw.children.filter(({ field }) => field !== "operator").flatMap(unionParts) : [raw];
}

const isToken = (raw: Raw): boolean => raw.type === "*" || raw.type === "**" || raw.type === "async";

function readDotted(raw: Raw): Expression {
  const [first, ...rest] = raw.children;
  if (!first) return broken(raw);
  return rest.reduce<Expression>((value, child) => ({ start: raw.start, end: child.end, type: "attribute", value, name: readName(child) }), readName(first));
}

/** `a[lower:upper:step]`: the colons are not kept, so they are found in the text between the parts. */
function readSlice(raw: Raw): Slice {
  const parts: { lower?: Expression; upper?: Expression; step?: Expression } = {};
  let at = raw.start;
  let colons = 0;
  for (const child of raw.children) {
    colons += raw.text.slice(at, child.start).split(":").length - 1;
    at = child.end;
    const value = readExpression(child);
    if (colons === 0) parts.lower = value;
    else if (colons === 1) parts.upper = value;
    else parts.step = value;
  }
  return { ...spanOfRaw(raw), type: "slice", ...parts };
}

function readEntry(raw: Raw): readonly Entry[] {
  if (raw.type === "pair") return [{ ...spanOfRaw(raw), type: "entry", key: part(raw, "key"), value: part(raw, "value") }];
  if (raw.type === "dictionary_splat") return [{ ...spanOfRaw(raw), type: "entry", value: unwrapSplat(raw) }];
  return [];
}

function unwrapSplat(raw: Raw): Expression {
  const inner = raw.children.find((child) => !isToken(child));
  return inner ? readExpression(inner) : broken(raw);
}

function readComprehension(raw: Raw, type: Comprehension["type"]): Expression {
  const body = fieldOf(raw, "body");
  if (!body) return broken(raw);
  const clauses: Clause[] = [];
  for (const child of raw.children) {
    if (child.type === "for_in_clause") {
      clauses.push({ ...spanOfRaw(child), type: "clause", target: part(child, "left"), iterable: part(child, "right"), tests: [] });
    }
    const last = clauses.at(-1);
    if (child.type === "if_clause" && last) clauses.splice(-1, 1, { ...last, tests: [...last.tests, unwrap(child)] });
  }
  const [entry] = readEntry(body);
  return { ...spanOfRaw(raw), type, body: entry ?? readExpression(body), clauses };
}

function readString(raw: Raw): Expression {
  const prefix = textOf(childOf(raw, "string_start") ?? raw).replace(/["'].*$/s, "");
  const parts = raw.children.filter((child) => child.type === "interpolation");
  if (parts.length > 0) return { ...spanOfRaw(raw), type: "formattedText", parts: parts.flatMap(readInterpolation) };
  const start = childOf(raw, "string_start")?.end ?? raw.start;
  const quotes = /["']+$/.exec(raw.text.slice(raw.start, start))?.[0].length ?? 0;
  // In `r'\\'` the parser takes the backslashes for a part of the end.
  const end = childOf(raw, "string_end") ? raw.end - quotes : raw.end;
  const content = raw.text.slice(start, end);
  const plain = /f/i.test(prefix) ? content.replaceAll("{{", "{").replaceAll("}}", "}") : content;
  return { ...spanOfRaw(raw), type: "text", value: stringValue(plain, prefix), bytes: /b/i.test(prefix) };
}

/** The value, and the values that its format is made of: `{price:>{width}}`. */
function readInterpolation(raw: Raw): readonly Expression[] {
  const formats = childOf(raw, "format_specifier")?.children.filter((child) => child.type === "format_expression") ?? [];
  return [part(raw, "expression"), ...formats.map((child) => part(child, "expression"))];
}

function readConcatenated(raw: Raw): Expression {
  const strings = raw.children.map(readExpression);
  const plain = strings.filter((one) => one.type === "text");
  if (plain.length === strings.length) {
    return { ...spanOfRaw(raw), type: "text", value: plain.map((one) => one.value).join(""), bytes: plain.some((one) => one.bytes) };
  }
  return { ...spanOfRaw(raw), type: "formattedText", parts: strings.flatMap((one) => (one.type === "formattedText" ? one.parts : [one])) };
}
