import { tokensOf, unquoted, type Token } from "./tokens.ts";

/** A filter as a tree. */
export type Filter =
  | { readonly kind: "all" }
  | { readonly kind: "and" | "or"; readonly parts: readonly Filter[] }
  | { readonly kind: "not"; readonly part: Filter }
  | { readonly kind: "text"; readonly text: string }
  | { readonly kind: "has"; readonly field: Field }
  | { readonly kind: "compare"; readonly field: Field; readonly operator: Operator; readonly value: string };

export interface Field {
  readonly name: string;
  /** As in `min(loss)`. */
  readonly figure?: "min" | "max" | "mean" | "last";
  readonly start: number;
}

export type Operator = "=" | "!=" | "<" | "<=" | ">" | ">=" | "~" | "!~";

export type Parsed = { readonly state: "parsed"; readonly filter: Filter } | { readonly state: "wrong"; readonly at: number; readonly reason: string };

class Wrong extends Error {
  readonly at: number;
  constructor(at: number, reason: string) {
    super(reason);
    this.at = at;
  }
}

/**
 * Reads a filter: `loss < 0.5 and (model = boosting or status = failed) not draft`. Parts side by side must all hold; a
 * word alone is looked for in names, tags and parameters.
 */
export function parseFilter(text: string): Parsed {
  const tokens = tokensOf(text);
  let at = 0;
  const peek = (ahead = 0): Token | undefined => tokens[at + ahead];
  const isWord = (word: string): boolean => peek()?.kind === "word" && peek()?.text.toLowerCase() === word;

  function either(): Filter {
    const parts = [both()];
    while (isWord("or")) {
      at += 1;
      parts.push(both());
    }
    return joined("or", parts);
  }

  function both(): Filter {
    const parts: Filter[] = [];
    for (;;) {
      while (isWord("and")) at += 1;
      const token = peek();
      if (!token || token.kind === "close" || isWord("or")) break;
      parts.push(one());
    }
    return joined("and", parts);
  }

  function one(): Filter {
    const token = peek();
    if (!token) throw new Wrong(text.length, "Something is missing at the end.");
    if (isWord("not")) {
      at += 1;
      return { kind: "not", part: one() };
    }
    if (token.kind === "open") return inParentheses(token);
    if (token.kind === "operator") throw new Wrong(token.start, `Before ${token.text} the name of a column is missing.`);
    if (token.kind === "close" || token.kind === "broken") throw new Wrong(token.start, `${token.text} is out of place.`);
    const field = fieldAt(token);
    const operator = peek();
    if (operator?.kind === "operator" && field) return comparison(field, operator);
    if (!field) throw new Wrong(token.start, "Something is missing here.");
    if (field.figure !== undefined) throw new Wrong(operator?.start ?? text.length, `After ${field.figure}(${field.name}) a comparison is missing, such as < 0.5.`);
    return { kind: "text", text: unquoted(token).toLowerCase() };
  }

  function inParentheses(open: Token): Filter {
    at += 1;
    const inner = either();
    if (peek()?.kind !== "close") throw new Wrong(open.start, "This parenthesis is not closed.");
    at += 1;
    return inner;
  }

  /** A name, or a figure of one. Moves behind it. */
  function fieldAt(token: Token): Field | undefined {
    const inner = peek(2);
    const figure = FIGURES.find((each) => each === token.text.toLowerCase());
    if (figure && peek(1)?.kind === "open" && inner && peek(3)?.kind === "close") {
      at += 4;
      return { name: unquoted(inner), figure, start: inner.start };
    }
    at += 1;
    return { name: unquoted(token), start: token.start };
  }

  function comparison(field: Field, operator: Token): Filter {
    at += 1;
    const value = peek();
    if (!value || value.kind === "operator" || value.kind === "open" || value.kind === "close") throw new Wrong(value?.start ?? text.length, `After ${operator.text} a value is missing.`);
    at += 1;
    if (unquoted(value).toLowerCase() === "missing" && value.kind === "word") {
      const has: Filter = { kind: "has", field };
      return operator.text === "!=" ? has : { kind: "not", part: has };
    }
    return { kind: "compare", field, operator: (operator.text === "==" ? "=" : operator.text) as Operator, value: unquoted(value) };
  }

  try {
    const filter = either();
    const left = peek();
    return left ? { state: "wrong", at: left.start, reason: `${left.text} is out of place.` } : { state: "parsed", filter };
  } catch (error) {
    if (error instanceof Wrong) return { state: "wrong", at: error.at, reason: error.message };
    throw error;
  }
}

const FIGURES = ["min", "max", "mean", "last"] as const;

function joined(kind: "and" | "or", parts: readonly Filter[]): Filter {
  const [only] = parts;
  if (!only) return { kind: "all" };
  return parts.length === 1 ? only : { kind, parts };
}
