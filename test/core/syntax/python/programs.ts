import fc, { type Arbitrary } from "fast-check";

/** Random Python programs, small and mostly sound, with names that are also keywords in places. */
export const programs = (): Arbitrary<string> => fc.array(statement(2), { minLength: 1, maxLength: 4 }).map((lines) => lines.join("\n"));

const NAMES = fc.constantFrom("a", "b", "self", "match", "case", "type", "_", "print", "x1");
const ANNOTATIONS = fc.constantFrom("int", "a.b", "list[int]", "dict[str, a | None]", "type[a] | b | None", "'later'", "None", "tuple[()]", "f[a, ...]", "f[[int], b]");
const OPERATORS = fc.constantFrom(" + ", " - ", "*", "@", "/", "//", "%", "**", " << ", "|", "&", " and ", " or ", " < ", " == ", " is not ", " not in ", " in ");
const ATOMS = fc.oneof(NAMES, fc.constantFrom("1", "2.5", "1e3", "0x1f", "'s'", 'r"\\d"', "b'x'", "f'{a}b'", "None", "True", "...", "[]", "()", "{}"));

function expression(depth: number): Arbitrary<string> {
  if (depth === 0) return ATOMS;
  const inner = expression(depth - 1);
  const primary = fc.oneof(NAMES, inner.map((text) => `(${text})`));
  const items = fc.array(inner, { minLength: 1, maxLength: 3 });
  return fc.oneof(
    ATOMS,
    fc.tuple(inner, OPERATORS, inner).map((parts) => parts.join("")),
    fc.tuple(fc.constantFrom("-", "~", "not ", "+"), inner).map((parts) => parts.join("")),
    fc.tuple(primary, NAMES).map((parts) => parts.join(".")),
    fc.tuple(primary, items, fc.constantFrom("", "*", "b=", "**")).map(([callee, [first = "a", ...rest], prefix]) => `${callee}(${[...rest, prefix + first].join(", ")})`),
    fc.tuple(primary, items, fc.constantFrom(", ", ":")).map(([base, parts, separator]) => `${base}[${parts.join(separator)}]`),
    fc.tuple(inner, inner, inner).map(([body, test, other]) => `(${body} if ${test} else ${other})`),
    fc.tuple(NAMES, inner).map(([name, body]) => `(lambda ${name}, *c, d=1: ${body})`),
    items.map((parts) => `[${parts.join(", ")}]`),
    items.map((parts) => `(${parts.join(", ")},)`),
    items.map((parts) => `{${parts.join(", ")}}`),
    fc.tuple(inner, inner).map(([key, value]) => `{${key}: ${value}, **b}`),
    fc.tuple(inner, NAMES, primary, inner).map(([body, name, source, test]) => `[${body} for ${name} in ${source} if ${test}]`),
    fc.tuple(NAMES, inner).map(([name, value]) => `(${name} := ${value})`),
  );
}

function statement(depth: number): Arbitrary<string> {
  const value = expression(2);
  const simple = fc.oneof(
    value,
    fc.tuple(NAMES, value).map(([name, text]) => `${name} = ${text}`),
    fc.tuple(NAMES, expression(1), value).map(([name, index, text]) => `${name}[${index}] = ${text}`),
    fc.tuple(NAMES, NAMES, value).map(([name, other, text]) => `${name}, *${other} = ${text}`),
    fc.tuple(NAMES, ANNOTATIONS, value).map(([name, annotation, text]) => `${name}: ${annotation} = ${text}`),
    fc.tuple(NAMES, fc.constantFrom("+", "//", "@", "|"), value).map(([name, operator, text]) => `${name} ${operator}= ${text}`),
    fc.tuple(NAMES, value).map(([name, text]) => `type(${name}).b = ${text}`),
    value.map((text) => `del a[${text}], b`),
    value.map((text) => `assert ${text}, 'why'`),
  );
  if (depth === 0) return simple;
  const body = fc.array(statement(depth - 1), { minLength: 1, maxLength: 2 }).map((lines) => lines.join("\n").replaceAll(/^/gm, "    "));
  return fc.oneof(
    { weight: 5, arbitrary: simple },
    { weight: 1, arbitrary: fc.tuple(value, body, body).map(([test, one, other]) => `if ${test}:\n${one}\nelse:\n${other}`) },
    { weight: 1, arbitrary: fc.tuple(NAMES, value, body).map(([name, source, inner]) => `for ${name}, b in ${source}:\n${inner}`) },
    { weight: 1, arbitrary: fc.tuple(value, NAMES, body).map(([source, name, inner]) => `with ${source} as ${name}, a:\n${inner}`) },
    { weight: 1, arbitrary: fc.tuple(NAMES, NAMES, ANNOTATIONS, body).map(([name, parameter, annotation, inner]) => `@a\ndef ${name}(${parameter}: ${annotation} = 1, *, d) -> ${annotation}:\n${inner}\n    return a`) },
    { weight: 1, arbitrary: fc.tuple(value, value, body).map(([subject, guard, inner]) => `match ${subject}:\n    case [a, *b] | {'k': a, **b} if ${guard}:\n    ${inner.replaceAll("\n", "\n    ")}\n    case _:\n    ${inner.replaceAll("\n", "\n    ")}`) },
    { weight: 1, arbitrary: fc.tuple(body, body).map(([inner, other]) => `try:\n${inner}\nexcept (A, B) as e:\n${other}\nfinally:\n${inner}`) },
  );
}
