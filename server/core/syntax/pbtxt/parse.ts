import type { Span } from "../../text/span.ts";
import { unclosedBracket } from "../data/brackets.ts";
import { MOST_LEVELS } from "../data/nesting.ts";
import type { Entry, Mapping, Node, Problem, Scalar, Sequence, Tree } from "../data/node.ts";

/**
 * Reads protobuf text format (Triton's config.pbtxt) forgivingly. A field that is written several times is one sequence,
 * as the format has it; a field written once is its value.
 */
export function parsePbtxt(text: string): Tree {
  const reader = new Reader(text);
  const entries = reader.fields("");
  const root = messageOf({ start: 0, end: text.length }, entries);
  return { roots: text.trim() === "" ? [] : [root], problems: withOpening(reader.problems, text), uncertain: /\$\{|\{\{/.test(text) };
}

/** What is not understood after a bracket that nobody closed follows from the bracket. */
function withOpening(problems: readonly Problem[], text: string): readonly Problem[] {
  const [first] = problems;
  const unclosed = first && unclosedBracket(text, false);
  return unclosed ? [{ ...first, related: [{ at: unclosed.opened, message: "This bracket is never closed." }] }, ...problems.slice(1)] : problems;
}

const TOKEN = /"(?:[^"\\\n]|\\.)*"?|'(?:[^'\\\n]|\\.)*'?|[A-Za-z_][\w.]*|\[[\w./]+\](?=\s*[:{<])|[-+]?[\w.]+(?:[-+]\d+)?|[{}[\]<>:,;]|\$\{[^}]*\}|\S/y;
const BLANK = /(?:\s+|#[^\n]*)*/y;

interface Token {
  readonly text: string;
  readonly span: Span;
}

class Reader {
  readonly problems: Problem[] = [];
  readonly #text: string;
  /** The brackets that are open here, by what closes them. */
  readonly #closers: string[] = [];
  #offset = 0;
  /** Where the last token that was taken ends. */
  #end = 0;
  /** Where the one before it ends. */
  #before = 0;

  constructor(text: string) {
    this.#text = text;
  }

  /** Fields up to the closing bracket (none for the whole file), which is consumed. */
  fields(close: string): Entry[] {
    if (this.#closers.length > MOST_LEVELS) return this.#tooDeep();
    this.#closers.push(close);
    const entries = this.#fieldsUpTo(close);
    this.#closers.pop();
    return entries;
  }

  /** Brackets of all forms are nested here by a program that has gone wrong; the rest is not read. */
  #tooDeep(): Entry[] {
    this.problems.push({ at: { start: Math.max(0, this.#end - 1), end: this.#end }, reason: `this is nested more than ${MOST_LEVELS} levels deep` });
    this.#offset = this.#text.length;
    return [];
  }

  #fieldsUpTo(close: string): Entry[] {
    const entries: Entry[] = [];
    for (let token = this.#next(); token; token = this.#next()) {
      if (token.text === close || this.#closesOuter(token, close)) return entries;
      if (/^[,;]$/.test(token.text)) continue;
      if (/^[}\]>]$/.test(token.text)) this.#unopened(token, entries.at(-1));
      else if (!/^[A-Za-z_[]/.test(token.text)) this.#problem(token, "a field name is expected here");
      else entries.push({ key: scalar(token), value: this.#value(token) });
    }
    if (close !== "") this.#unclosed(close);
    return entries;
  }

  #unopened(token: Token, last: Entry | undefined): void {
    this.problems.push({ at: token.span, reason: `nothing opens this ${token.text}`, ...(last && { related: [{ at: last.key.span, message: "The opening bracket may be missing here." }] }) });
  }

  /** Whether the token closes a bracket further out, so that the one that stands open here was forgotten. The token is left to it. */
  #closesOuter(token: Token, close: string): boolean {
    if (!this.#closers.slice(0, -1).includes(token.text)) return false;
    this.#giveBack(token);
    this.#unclosed(close);
    return true;
  }

  /** Takes the token back, as if it had not been read. */
  #giveBack(token: Token): void {
    this.#offset = token.span.start;
    this.#end = this.#before;
  }

  /** Tells it where the bracket could have stood: between what was read last and what comes next. */
  #unclosed(close: string): void {
    const next = this.#peek()?.span.start ?? this.#end;
    this.problems.push({ at: { start: Math.max(0, this.#end - 1), end: next }, reason: `a closing ${close} is missing` });
  }

  #value(name: Token): Node {
    const colon = this.#peek()?.text === ":" ? this.#next() : undefined;
    const token = this.#next();
    if (!token) return empty(name.span.end);
    if (token.text === "{" || token.text === "<") return this.#message(token);
    if (token.text === "[") return this.#list(token);
    if (!colon) this.problems.push({ at: token.span, reason: `a colon or a bracket is missing after \`${name.text}\``, related: [{ at: name.span, message: "The field." }] });
    return this.#scalarFrom(token);
  }

  #message(open: Token): Node {
    const entries = this.fields(open.text === "{" ? "}" : ">");
    return messageOf({ start: open.span.start, end: this.#offset }, entries);
  }

  #list(open: Token): Sequence {
    this.#closers.push("]");
    const items = this.#items();
    this.#closers.pop();
    return { type: "sequence", span: { start: open.span.start, end: this.#offset }, items };
  }

  #items(): Node[] {
    const items: Node[] = [];
    let wasMessage = false;
    let wasItem = false;
    for (let token = this.#next(); token; token = this.#next()) {
      if (token.text === "]" || this.#closesOuter(token, "]")) return items;
      if (wasMessage && this.#beginsField(token)) {
        this.#giveBack(token);
        break;
      }
      if (token.text !== "," && wasItem) this.problems.push({ at: { start: this.#before, end: token.span.end }, reason: "a comma is missing before this item of the list" });
      if (token.text !== ",") items.push(this.#item(token));
      wasItem = token.text !== ",";
      wasMessage = items.at(-1)?.type === "mapping" && token.text !== ",";
    }
    this.#unclosed("]");
    return items;
  }

  #beginsField(token: Token): boolean {
    return /^[A-Za-z_]/.test(token.text) && /^[:{<[]$/.test(this.#peek()?.text ?? "");
  }

  /** Where a field begins in a list, the bracket of its message is missing. */
  #item(token: Token): Node {
    if (token.text === "{" || token.text === "<") return this.#message(token);
    if (!this.#beginsField(token)) return this.#scalarFrom(token);
    this.#problem(token, "an opening { is missing before this field");
    this.#giveBack(token);
    const entries = this.fields("}");
    return messageOf({ start: token.span.start, end: this.#offset }, entries);
  }

  /** Strings that follow each other are one. */
  #scalarFrom(token: Token): Scalar {
    if (/^["']/.test(token.text) && !isClosed(token.text)) this.#problem(token, "the string has no closing quote");
    const first = scalar(token);
    if (first.plain) return first;
    let { text, span } = first;
    for (let more = this.#peek(); more && /^["']/.test(more.text); more = this.#peek()) {
      this.#next();
      text += scalar(more).text;
      span = { start: span.start, end: more.span.end };
    }
    return { ...first, text, span, value: text };
  }

  #peek(): Token | undefined {
    const [offset, end, before] = [this.#offset, this.#end, this.#before];
    const token = this.#next();
    [this.#offset, this.#end, this.#before] = [offset, end, before];
    return token;
  }

  #next(): Token | undefined {
    BLANK.lastIndex = this.#offset;
    this.#offset += BLANK.exec(this.#text)?.[0].length ?? 0;
    TOKEN.lastIndex = this.#offset;
    const [text] = TOKEN.exec(this.#text) ?? [];
    if (text === undefined) return undefined;
    const start = this.#offset;
    this.#offset += text.length;
    [this.#before, this.#end] = [this.#end, this.#offset];
    return { text, span: { start, end: this.#offset } };
  }

  #problem(token: Token, reason: string): void {
    this.problems.push({ at: token.span, reason });
  }
}

const isClosed = (text: string): boolean => text.length > 1 && text.endsWith(text.charAt(0)) && !/(?<!\\)(?:\\\\)*\\.$/.test(text);

function scalar({ text, span }: Token): Scalar {
  if (/^["']/.test(text)) {
    const inner = text.slice(1, text.length > 1 && text.endsWith(text.charAt(0)) ? -1 : undefined).replace(/\\(.)/g, "$1");
    return { type: "scalar", span, text: inner, plain: false, value: inner };
  }
  const value = /^[-+]?(\d|\.\d)/.test(text) && Number.isFinite(Number(text.replace(/f$/i, ""))) ? Number(text.replace(/f$/i, "")) : text === "true" || text === "false" ? text === "true" : text;
  return { type: "scalar", span, text, plain: true, value };
}

const empty = (at: number): Scalar => ({ type: "scalar", span: { start: at, end: at }, text: "", plain: true, value: null });

function messageOf(span: Span, written: readonly Entry[]): Mapping {
  const byName = new Map<string, { readonly key: Scalar; readonly values: Node[] }>();
  for (const { key, value } of written) {
    const known = byName.get(key.text);
    if (known) known.values.push(value);
    else byName.set(key.text, { key, values: [value] });
  }
  return { type: "mapping", span, entries: Array.from(byName.values(), ({ key, values }) => ({ key, value: joined(values) })), duplicates: [] };
}

/** A field that is repeated is a list, of all that its lists hold. */
function joined(values: readonly Node[]): Node {
  const [first, last] = [values[0], values.at(-1)];
  if (!first || !last || values.length === 1) return first ?? empty(0);
  return { type: "sequence", span: { start: first.span.start, end: last.span.end }, items: values.flatMap((node) => (node.type === "sequence" ? node.items : [node])) };
}
