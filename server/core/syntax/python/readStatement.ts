import type { Expression, Name } from "./expressionTree.ts";
import { readArguments, readExpression, readName, readParameters } from "./readExpression.ts";
import { childOf, fieldOf, fieldsOf, spanOfRaw, textOf, type Raw } from "./raw.ts";
import type { Alias, Assign, Case, Handler, Statement, WithItem } from "./tree.ts";

type Reader = (raw: Raw) => readonly Statement[];

/** Reads the statements of a module or block. */
export function readBlock(raw: Raw | undefined): readonly Statement[] {
  return (raw?.children ?? []).flatMap(readStatement);
}

function readStatement(raw: Raw): readonly Statement[] {
  return (READERS[raw.type] ?? broken)(raw);
}

const READERS: Readonly<Record<string, Reader>> = {
  expression_statement: readExpressionStatement,
  if_statement: (raw) => [readIf(raw, fieldsOf(raw, "alternative"))],
  for_statement: (raw) => [
    { ...spanOfRaw(raw), type: "for", target: part(raw, "left"), iterable: part(raw, "right"), body: block(raw, "body"), otherwise: block(fieldOf(raw, "alternative"), "body") },
  ],
  while_statement: (raw) => [
    { ...spanOfRaw(raw), type: "while", test: part(raw, "condition"), body: block(raw, "body"), otherwise: block(fieldOf(raw, "alternative"), "body") },
  ],
  with_statement: (raw) => [
    { ...spanOfRaw(raw), type: "with", items: (childOf(raw, "with_clause")?.children ?? []).flatMap(readWithItems), body: block(raw, "body") },
  ],
  try_statement: readTry,
  function_definition: (raw) => readDefinition(raw, []),
  class_definition: (raw) => readDefinition(raw, []),
  decorated_definition: (raw) => {
    const decorators = raw.children.filter((child) => child.type === "decorator").flatMap((child) => child.children.map(readExpression));
    const definition = fieldOf(raw, "definition");
    return definition ? readDefinition(definition, decorators, raw.start) : broken(raw);
  },
  return_statement: (raw) => [{ ...spanOfRaw(raw), type: "return", ...valueOf(raw.children[0]) }],
  raise_statement: (raw) => {
    const cause = fieldOf(raw, "cause");
    const value = raw.children.find((child) => child !== cause);
    return [{ ...spanOfRaw(raw), type: "raise", ...valueOf(value), ...(cause ? { cause: readExpression(cause) } : {}) }];
  },
  delete_statement: (raw) => [{ ...spanOfRaw(raw), type: "delete", targets: raw.children.map(readExpression).flatMap((one) => (one.type === "tuple" ? one.items : [one])) }],
  import_statement: (raw) => [{ ...spanOfRaw(raw), type: "import", names: fieldsOf(raw, "name").map(readAlias) }],
  import_from_statement: readImportFrom,
  future_import_statement: (raw) => [{ ...spanOfRaw(raw), type: "importFrom", module: "__future__", names: fieldsOf(raw, "name").map(readAlias), star: false }],
  global_statement: (raw) => [{ ...spanOfRaw(raw), type: "global", names: raw.children.map(textOf) }],
  nonlocal_statement: (raw) => [{ ...spanOfRaw(raw), type: "nonlocal", names: raw.children.map(textOf) }],
  assert_statement: (raw) => {
    const [test, message] = raw.children;
    return test ? [{ ...spanOfRaw(raw), type: "assert", test: readExpression(test), ...(message ? { message: readExpression(message) } : {}) }] : broken(raw);
  },
  match_statement: (raw) => [
    { ...spanOfRaw(raw), type: "match", subject: readSubject(raw), cases: (fieldOf(raw, "body")?.children ?? []).filter((child) => child.type === "case_clause").map(readCase) },
  ],
  type_alias_statement: readTypeAlias,
  pass_statement: (raw) => [{ ...spanOfRaw(raw), type: "pass" }],
  break_statement: (raw) => [{ ...spanOfRaw(raw), type: "break" }],
  continue_statement: (raw) => [{ ...spanOfRaw(raw), type: "continue" }],
  print_statement: readOldPrint,
  block: (raw) => readBlock(raw),
};

function readExpressionStatement(raw: Raw): readonly Statement[] {
  const [first] = raw.children;
  if (!first) return [];
  if (first.type === "assignment") return [{ ...readAssign(first), ...spanOfRaw(raw) }];
  if (first.type === "augmented_assignment") {
    const operator = textOf(fieldOf(first, "operator") ?? first).replace(/=$/, "");
    return [{ ...spanOfRaw(raw), type: "augmentedAssign", target: part(first, "left"), operator, value: part(first, "right") }];
  }
  const items = raw.children.map(readExpression);
  const [value] = items;
  if (items.length > 1) return [{ ...spanOfRaw(raw), type: "expressionStatement", value: { ...spanOfRaw(raw), type: "tuple", items } }];
  return value ? [{ ...spanOfRaw(raw), type: "expressionStatement", value }] : [];
}

function readAssign(raw: Raw): Assign {
  const annotation = fieldOf(raw, "type");
  const right = fieldOf(raw, "right");
  const rest = right?.type === "assignment" ? readAssign(right) : undefined;
  const value = rest ? rest.value : right && readExpression(right);
  return {
    ...spanOfRaw(raw),
    type: "assign",
    targets: [part(raw, "left"), ...(rest?.targets ?? [])],
    ...(annotation ? { annotation: readExpression(annotation) } : {}),
    ...(value ? { value } : {}),
  };
}

/** Each `elif` nests the tree; beyond this many a chain is cut off, as a tree that is too deep is. */
const MOST_ALTERNATIVES = 300;

function readIf(raw: Raw, alternatives: readonly Raw[]): Statement {
  const [next, ...rest] = alternatives.slice(0, MOST_ALTERNATIVES);
  const otherwise = !next ? [] : next.type === "elif_clause" ? [readIf(next, rest)] : block(next, "body");
  return { start: raw.start, end: rest.at(-1)?.end ?? next?.end ?? raw.end, type: "if", test: part(raw, "condition"), body: block(raw, "consequence"), otherwise };
}

function readTry(raw: Raw): readonly Statement[] {
  const last = childOf(raw, "finally_clause");
  const handlers = raw.children.filter((child) => /^except_(group_)?clause$/.test(child.type)).map(readHandler);
  return [
    {
      ...spanOfRaw(raw),
      type: "try",
      body: block(raw, "body"),
      handlers,
      otherwise: block(childOf(raw, "else_clause"), "body"),
      last: readBlock(last && childOf(last, "block")),
    },
  ];
}

function readHandler(raw: Raw): Handler {
  const value = fieldOf(raw, "value") ?? raw.children.find((child) => child.type !== "block" && child.type !== "*");
  const alias = fieldOf(raw, "alias") ?? (value?.type === "as_pattern" ? fieldOf(value, "alias") : undefined);
  const exception = value?.type === "as_pattern" ? value.children[0] : value;
  return {
    ...spanOfRaw(raw),
    type: "handler",
    ...(exception ? { exception: readExpression(exception) } : {}),
    ...(alias ? { target: readExpression(alias) } : {}),
    body: readBlock(childOf(raw, "block")),
  };
}

/** `with (a as b, c as d):` is parsed as one tuple. */
function readWithItems(raw: Raw): readonly WithItem[] {
  const value = fieldOf(raw, "value");
  if (raw.type === "as_pattern") return [readWithItem(raw)];
  if (!value) return [];
  if (value.type === "tuple" && value.children.some((child) => child.type === "as_pattern")) return value.children.map(readWithItem);
  return [readWithItem(value)];
}

function readWithItem(raw: Raw): WithItem {
  const [value] = raw.children;
  const alias = fieldOf(raw, "alias");
  if (raw.type !== "as_pattern" || !value) return { ...spanOfRaw(raw), type: "withItem", value: readExpression(raw) };
  return { ...spanOfRaw(raw), type: "withItem", value: readExpression(value), ...(alias ? { target: readExpression(alias) } : {}) };
}

function readDefinition(raw: Raw, decorators: readonly Expression[], start = raw.start): readonly Statement[] {
  const name = fieldOf(raw, "name");
  if (!name) return broken(raw);
  const common = { start, end: raw.end, name: readName(name), ...typeParameters(raw), decorators, body: block(raw, "body") };
  if (raw.type === "class_definition") return [{ ...common, type: "class", bases: readArguments(fieldOf(raw, "superclasses")) }];
  const returns = fieldOf(raw, "return_type");
  return [{ ...common, type: "function", parameters: readParameters(fieldOf(raw, "parameters")), ...(returns ? { returns: readExpression(returns) } : {}) }];
}

function readImportFrom(raw: Raw): readonly Statement[] {
  const module = fieldOf(raw, "module_name");
  return [
    {
      ...spanOfRaw(raw),
      type: "importFrom",
      module: module ? textOf(module).replaceAll(/\s/g, "") : "",
      names: fieldsOf(raw, "name").map(readAlias),
      star: childOf(raw, "wildcard_import") !== undefined,
    },
  ];
}

function readAlias(raw: Raw): Alias {
  const name = textOf(fieldOf(raw, "name") ?? raw).replaceAll(/\s/g, "");
  const alias = fieldOf(raw, "alias");
  return { ...spanOfRaw(raw), type: "alias", name, ...(alias ? { as: textOf(alias) } : {}) };
}

/** `match a, b:` asks about a tuple. */
function readSubject(raw: Raw): Expression {
  const subjects = fieldsOf(raw, "subject");
  const [first] = subjects;
  const last = subjects.at(-1);
  if (!first || !last || (subjects.length === 1 && !raw.text.slice(first.end).trimStart().startsWith(","))) return part(raw, "subject");
  return { start: first.start, end: last.end, type: "tuple", items: subjects.map(readExpression) };
}

function readCase(raw: Raw): Case {
  const guard = fieldOf(raw, "guard")?.children[0];
  const patterns = raw.children.filter((child) => child.type === "case_pattern");
  return { ...spanOfRaw(raw), type: "case", names: patterns.flatMap(boundNames), compared: patterns.flatMap(comparedNames), ...(guard ? { guard: readExpression(guard) } : {}), body: block(raw, "consequence") };
}

/** A lone name in a pattern binds; a dotted one is a value that is compared. */
function boundNames(raw: Raw): readonly Name[] {
  if (raw.type === "identifier") return [readName(raw)];
  if (raw.type === "dotted_name") return raw.children.length === 1 ? raw.children.map(readName) : [];
  const inner = raw.type === "class_pattern" || raw.type === "keyword_pattern" ? raw.children.slice(1) : raw.children;
  return inner.flatMap(boundNames);
}

/** What a pattern looks up: a class, or the first part of a dotted value. */
function comparedNames(raw: Raw): readonly Name[] {
  if (raw.type === "dotted_name") return raw.children.length > 1 ? raw.children.slice(0, 1).map(readName) : [];
  if (raw.type === "keyword_pattern") return raw.children.slice(1).flatMap(comparedNames);
  if (raw.type !== "class_pattern") return raw.children.flatMap(comparedNames);
  const [name, ...parts] = raw.children;
  return [...(name?.children ?? []).slice(0, 1).map(readName), ...parts.flatMap(comparedNames)];
}

/** `def f[T: int]`: the names that are bound; what they are bound by is left out. */
function typeParameters(raw: Raw): { readonly typeParameters?: readonly Name[] } {
  const list = fieldOf(raw, "type_parameters") ?? childOf(raw, "type_parameter");
  const names = (list?.children ?? []).flatMap((child) => firstIdentifier(child) ?? []);
  return names.length > 0 ? { typeParameters: names.map(readName) } : {};
}

function firstIdentifier(raw: Raw): Raw | undefined {
  if (raw.type === "identifier") return raw;
  for (const child of raw.children) {
    const found = firstIdentifier(child);
    if (found) return found;
  }
  return undefined;
}

function readTypeAlias(raw: Raw): readonly Statement[] {
  const left = fieldOf(raw, "left");
  const name = left && firstIdentifier(left);
  const inner = left?.children[0];
  return name ? [{ ...spanOfRaw(raw), type: "typeAlias", name: readName(name), ...(inner ? typeParameters(inner) : {}), value: part(raw, "right") }] : broken(raw);
}

/** Python 2's `print x`, which old notebooks still hold, is read as the call it stands for. */
function readOldPrint(raw: Raw): readonly Statement[] {
  const args = fieldsOf(raw, "argument").map((child) => ({ ...spanOfRaw(child), type: "argument" as const, kind: "plain" as const, value: readExpression(child) }));
  const callee = { start: raw.start, end: raw.start + "print".length, type: "name" as const, name: "print" };
  return [{ ...spanOfRaw(raw), type: "expressionStatement", value: { ...spanOfRaw(raw), type: "call", callee, arguments: args } }];
}

function broken(raw: Raw): readonly Statement[] {
  const parts = raw.children.flatMap((child): readonly (Statement | Expression)[] => {
    if (child.type in READERS) return readStatement(child);
    const value = readExpression(child);
    return value.type === "brokenExpression" ? value.parts : [value];
  });
  return [{ ...spanOfRaw(raw), type: "brokenStatement", parts }];
}

const block = (raw: Raw | undefined, field: string): readonly Statement[] => readBlock(raw && fieldOf(raw, field));

function part(raw: Raw, field: string): Expression {
  const found = fieldOf(raw, field);
  return found ? readExpression(found) : { ...spanOfRaw(raw), type: "brokenExpression", parts: [] };
}

const valueOf = (raw: Raw | undefined): { readonly value?: Expression } => (raw ? { value: readExpression(raw) } : {});
