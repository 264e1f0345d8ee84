import { tokensOf, unquoted, type Token } from "./tokens.ts";

/** A filter as a tree. */
export type Filter =
  | { readonly kind: "all" }
  | { readonly kind: "and" | "or"; readonly parts: readonly Filter[] }
  | { readonly kind: "not"; readonly part: Filter }
  | { readonly kind: "text"; readonly text: string }
  | { readonly kind: "has"; readonly field: Field }
  | { readonly kind: "match"; readonly field: Field; readonly pattern: RegExp }
  | { readonly kind: "compare"; readonly field: Field; readonly operator: Operator; readonly value: string };

export interface Field {
  readonly name: string;
  /** As in `min(loss)`. */
  readonly figure?: "min" | "max" | "mean" | "last";
  readonly start: number;
}

export type Operator = "=" | "!=" | "<" | "<=" | ">" | ">=" | "~" | "!~";

/** What is wrong with a text, and where in it. */
export interface Wrong {
  readonly state: "wrong";
  readonly at: number;
  readonly reason: string;
}

export type Parsed = { readonly state: "parsed"; readonly filter: Filter } | Wrong;

class Mistake extends Error {
  readonly at: number;
  constructor(at: number, reason: string) {
    super(reason);
    this.at = at;
  }
}

/**
 * Reads a filter: `loss < 0.5 and (model = boosting or status = failed) not draft`. Parts side by side must all hold; a
 * word alone is looked for in names, tags and parameters. What MLflow's own search understands is understood too:
 * `metrics."val loss" < 1 and params.model LIKE 'b%' and attributes.status IN ('FINISHED')`.
 */
export function parseFilter(text: string): Parsed {
  const tokens = tokensOf(text);
  let at = 0;
  const peek = (ahead = 0): Token | undefined => tokens[at + ahead];
  const isWord = (word: string, ahead = 0): boolean => peek(ahead)?.kind === "word" && peek(ahead)?.text.toLowerCase() === word;

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
    if (!token) throw new Mistake(text.length, "Something is missing at the end.");
    if (isWord("not")) {
      at += 1;
      return { kind: "not", part: one() };
    }
    if (token.kind === "open") return inParentheses(token);
    if (token.kind === "operator") throw new Mistake(token.start, `Before ${token.text} the name of a column is missing.`);
    if (token.kind === "close" || token.kind === "broken") throw new Mistake(token.start, `${token.text} is out of place.`);
    const field = fieldAt();
    const operator = peek();
    if (operator?.kind === "operator") return comparison(field, operator);
    const inWords = comparisonInWords(field);
    if (inWords) return inWords;
    if (field.figure !== undefined) throw new Mistake(operator?.start ?? text.length, `After ${field.figure}(${field.name}) a comparison is missing, such as < 0.5.`);
    return { kind: "text", text: unquoted(token).toLowerCase() };
  }

  function inParentheses(open: Token): Filter {
    at += 1;
    const inner = either();
    if (peek()?.kind !== "close") throw new Mistake(open.start, "This parenthesis is not closed.");
    at += 1;
    return inner;
  }

  function fieldAt(): Field {
    const { field, next } = fieldIn(tokens, at);
    at = next;
    return field;
  }

  /** As SQL writes them. What follows must fit, for the words alone may be looked for. */
  function comparisonInWords(field: Field): Filter | undefined {
    const isNot = isWord("not");
    const ahead = isNot ? 1 : 0;
    if (isWord("is") && (isWord("null", 1) || (isWord("not", 1) && isWord("null", 2)))) {
      const has: Filter = { kind: "has", field };
      const isThere = isWord("not", 1);
      at += isThere ? 3 : 2;
      return isThere ? has : { kind: "not", part: has };
    }
    const found = isWord("in", ahead) && peek(ahead + 1)?.kind === "open" ? listed(field, ahead + 2) : (isWord("like", ahead) || isWord("ilike", ahead)) && peek(ahead + 1)?.kind === "quoted" ? alike(field, ahead) : undefined;
    return found && isNot ? { kind: "not", part: found } : found;
  }

  function listed(field: Field, ahead: number): Filter {
    const open = peek(ahead - 1);
    at += ahead;
    const values: string[] = [];
    for (let token = peek(); token && token.kind !== "close"; token = peek()) {
      at += 1;
      values.push(...(token.kind === "word" ? token.text.split(",").filter((part) => part !== "") : [unquoted(token)]));
    }
    if (!peek()) throw new Mistake(open?.start ?? text.length, "This parenthesis is not closed.");
    at += 1;
    return joined("or", values.map((value): Filter => ({ kind: "compare", field, operator: "=", value })));
  }

  /** % stands for any text, _ for any letter. */
  function alike(field: Field, ahead: number): Filter {
    const flags = isWord("ilike", ahead) ? "is" : "s";
    const token = peek(ahead + 1);
    at += ahead + 2;
    const pattern = unquoted(token ?? { kind: "word", text: "", start: 0, end: 0 }).replace(/[.*+?^${}()|[\]\\]/g, "\\$&").replaceAll("%", ".*").replaceAll("_", ".");
    return { kind: "match", field, pattern: new RegExp(`^${pattern}$`, flags) };
  }

  function comparison(field: Field, operator: Token): Filter {
    at += 1;
    const value = peek();
    if (!value || value.kind === "operator" || value.kind === "open" || value.kind === "close") throw new Mistake(value?.start ?? text.length, `After ${operator.text} a value is missing.`);
    at += 1;
    if (value.kind === "regex") return matching(field, operator, value);
    if (unquoted(value).toLowerCase() === "missing" && value.kind === "word") {
      const has: Filter = { kind: "has", field };
      return operator.text === "!=" ? has : { kind: "not", part: has };
    }
    return { kind: "compare", field, operator: (operator.text === "==" ? "=" : operator.text) as Operator, value: unquoted(value) };
  }

  function matching(field: Field, operator: Token, { text: written, start }: Token): Filter {
    const end = written.lastIndexOf("/");
    const found: Filter = { kind: "match", field, pattern: regex(written.slice(1, end), written.slice(end + 1), start) };
    return operator.text === "!~" ? { kind: "not", part: found } : found;
  }

  try {
    const filter = either();
    const left = peek();
    return left ? { state: "wrong", at: left.start, reason: `${left.text} is out of place.` } : { state: "parsed", filter };
  } catch (error) {
    if (error instanceof Mistake) return { state: "wrong", at: error.at, reason: error.message };
    throw error;
  }
}

function regex(source: string, flags: string, start: number): RegExp {
  try {
    return new RegExp(source, flags);
  } catch (error) {
    throw new Mistake(start, `This is no regular expression: ${(error instanceof Error ? error.message : String(error)).replace(/^.*: /, "")}.`);
  }
}

/** A name, or a figure of one, with the token behind it. */
export function fieldIn(tokens: readonly Token[], at: number): { readonly field: Field; readonly next: number } {
  const [token, open, inner, close] = tokens.slice(at, at + 4);
  const figure = FIGURES.find((each) => each === token?.text.toLowerCase());
  if (figure && open?.kind === "open" && inner && close?.kind === "close") return { field: { name: unquoted(inner), figure, start: inner.start }, next: at + 4 };
  if (token?.kind === "word" && token.text.endsWith(".") && open && (open.kind === "name" || open.kind === "quoted") && open.start === token.end) return { field: { name: `${token.text}${unquoted(open)}`, start: token.start }, next: at + 2 };
  return { field: { name: token ? unquoted(token) : "", start: token?.start ?? 0 }, next: at + 1 };
}

const FIGURES = ["min", "max", "mean", "last"] as const;

function joined(kind: "and" | "or", parts: readonly Filter[]): Filter {
  const [only] = parts;
  if (!only) return { kind: "all" };
  return parts.length === 1 ? only : { kind, parts };
}
