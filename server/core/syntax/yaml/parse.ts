import { type Document, isAlias, isMap, isPair, isScalar, isSeq, parseAllDocuments, type Pair, type ParsedNode, type Scalar as YamlScalar, type YAMLMap } from "yaml";

import type { Span } from "../../text/span.ts";
import { unclosedBracket } from "../data/brackets.ts";
import { plainValue, type Dialect } from "../data/dialect.ts";
import { mappingOf } from "../data/mapping.ts";
import type { Entry, Node, Problem, Scalar, Tree } from "../data/node.ts";
import { withStringsOnOneLine } from "./indents.ts";
import { readPlainly } from "./plain/read.ts";

/** What merge keys may bring in, over a whole file. More is an alias bomb, which nobody writes by hand. */
const MOST_INHERITED = 20_000;

/** Reads YAML as the dialect's program does. An alias is its anchor's node itself, never a copy. */
export function parseYaml(text: string, dialect: Dialect): Tree {
  const roots = readPlainly(text, dialect);
  return roots ? { roots, problems: [], uncertain: isTemplate(text) } : parseWholeYaml(text, dialect);
}

/** The same for every text that there can be. */
export function parseWholeYaml(written: string, dialect: Dialect): Tree {
  const { text, parsed } = documentsOf(written);
  const roots: Node[] = [];
  const problems: Problem[] = [];
  let lenient = false;
  for (const document of parsed) {
    problems.push(...document.errors.map((error) => problemOf(error, text)));
    lenient ||= document.errors[0] !== undefined && isLenient(document.errors[0], text);
    if (document.contents) roots.push(convert(document.contents, { text, dialect, problems, anchors: new Map(), inherited: 0 }));
  }
  return { roots, problems, uncertain: lenient || isTemplate(text) };
}

const OPTIONS = { schema: "failsafe", uniqueKeys: false, strict: false, prettyErrors: false, logLevel: "silent" } as const;

/** Strings that only the parser finds too far left are laid onto one line, place for place, and everything around them can be read. */
function documentsOf(written: string): { readonly text: string; readonly parsed: readonly Document.Parsed[] } {
  let text = written;
  for (let times = 0; ; times++) {
    const documents = parseAllDocuments(text, OPTIONS);
    const parsed = Array.isArray(documents) ? documents : [];
    const first = parsed.find(({ errors }) => errors.length > 0)?.errors[0];
    if (first === undefined || times === MOST_LENIENT) return { text, parsed };
    const laid = times === 0 ? withLeftStrings(text) : undefined;
    if (laid || !isLenient(first, text)) return laid ?? { text, parsed };
    const opening = openingOf(first, text);
    const closing = text.indexOf(quoteOf(first), opening + 1);
    text = text.slice(0, opening) + text.slice(opening, closing).replace(/[\r\n]/g, " ") + text.slice(closing);
  }
}

/** The same with long strings laid onto one line, where that is all the file needs to be read. */
function withLeftStrings(text: string): { readonly text: string; readonly parsed: readonly Document.Parsed[] } | undefined {
  const laid = withStringsOnOneLine(text);
  if (laid === text) return undefined;
  const documents = parseAllDocuments(laid, OPTIONS);
  return Array.isArray(documents) && documents.every(({ errors }) => errors.length === 0) ? { text: laid, parsed: documents } : undefined;
}

/** Each costs a reading of the file; one with more is left as it is. */
const MOST_LENIENT = 40;
const quoteOf = ({ message }: ParseError): string => (message.includes('"') ? '"' : "'");
const openingOf = (error: ParseError, text: string): number => Math.max(text.lastIndexOf(quoteOf(error), error.pos[0] - 1), 0);

/** Marks of Jinja, Go templates, cookiecutter, `{name}` and `%NAME%` outside of quotes: at the start of a line or of a value. */
const TEMPLATE = /^[ \t]*(?:-[ \t]+)?(?:[\w.-]+:[ \t]*)?(?:\{\{|\{\w+\}[^\s,}]|%[A-Z][A-Z\d_]*%)|^[ \t]*\{%/m;

const isTemplate = (text: string): boolean => MARK.test(text) && TEMPLATE.test(withoutBlocks(text));

/** What every such mark has: to look for it takes less than to look at each line. */
const MARK = /\{[{%\w]|%[A-Z]/;

/** The text without its block strings (`key: |`), in which a template is a value like any other. */
function withoutBlocks(text: string): string {
  if (!TEMPLATE.test(text)) return text;
  let block = -1;
  return text.split("\n").filter((line) => {
    const indent = line.search(/\S/);
    if (block >= 0 && (indent < 0 || indent > block)) return false;
    block = BLOCK_OPENING.test(line) ? indent : -1;
    return true;
  }).join("\n");
}

const BLOCK_OPENING = /^[^#]*[:-][ \t]+[|>][-+\d]*[ \t]*(?:#.*)?\r?$/;

/**
 * PyYAML and go-yaml let a string of several lines, and its closing quote, stand further left than its key; the parser
 * does not. Where the next quote ends a line, the string is taken to be such a one and nothing is said of the file.
 */
function isLenient(error: ParseError, text: string): boolean {
  if (error.code !== "MISSING_CHAR" || !error.message.endsWith("quote")) return false;
  const opening = openingOf(error, text);
  const closing = text.indexOf(quoteOf(error), opening + 1);
  return closing >= 0 && text.slice(opening, closing).includes("\n") && /^[ \t]*[\]},]*[ \t]*(?:\n|$)/.test(text.slice(closing + 1, closing + MOST_AFTER));
}

const MOST_AFTER = 200;

function problemOf(error: ParseError, text: string): Problem {
  const first = Math.min(error.pos[0], Math.max(0, text.trimEnd().length - 1));
  const blanks = /^ +(?=\S)/.exec(text.slice(first, first + 200))?.[0].length ?? 0;
  const start = first + blanks;
  const lineEnd = text.indexOf("\n", start);
  const wordEnd = blanks > 0 ? start + (/^\S*/.exec(text.slice(start, start + 200))?.[0].length ?? 1) : error.pos[1];
  const end = Math.max(start + 1, Math.min(wordEnd, lineEnd < 0 ? text.length : lineEnd));
  const related = slipOf(error, text, start);
  return { at: { start, end }, reason: REASONS[error.code] ?? lowerFirst(error.message), ...(related && { related: [related] }) };
}

/** The parser stumbles after the slip, often at the end of the file: an open bracket, an open quote. */
function slipOf({ code, message }: ParseError, text: string, at: number): { readonly at: Span; readonly message: string } | undefined {
  if (BRACKETS.has(code) && message.startsWith("Flow")) {
    const unclosed = unclosedBracket(text, true);
    return unclosed && { at: unclosed.opened, message: "This bracket is never closed." };
  }
  if (code === "MISSING_CHAR" && message.endsWith("quote")) {
    const start = text.lastIndexOf(message.includes('"') ? '"' : "'", at);
    return start < 0 ? undefined : { at: { start, end: start + 1 }, message: "This quote is never closed." };
  }
  return undefined;
}

const BRACKETS = new Set(["MISSING_CHAR", "BAD_INDENT"]);

type ParseError = Pick<Error, "message"> & { readonly code: string; readonly pos: readonly [number, number] };

const REASONS: Readonly<Record<string, string>> = {
  TAB_AS_INDENT: "YAML does not allow tabs for indentation",
  BAD_INDENT: "the indentation does not fit the lines above",
  MULTILINE_IMPLICIT_KEY: "a colon is missing, or the line is indented wrongly",
  BLOCK_AS_IMPLICIT_KEY: "a second `key: value` stands on the line where a value is expected; quote the value if the colon belongs to it",
  MISSING_CHAR: "a closing bracket, quote or comma is missing",
  BAD_ALIAS: "an alias (`*name`) has no anchor (`&name`) above it; if a star is meant, quote the text",
};

const lowerFirst = (message: string): string => message.charAt(0).toLowerCase() + message.slice(1);

interface Context {
  readonly text: string;
  readonly dialect: Dialect;
  readonly anchors: Map<string, Node>;
  readonly problems: Problem[];
  inherited: number;
}

function convert(node: ParsedNode, context: Context): Node {
  if (isAlias(node)) return context.anchors.get(node.source) ?? unanchored(spanOf(node), node.source, context);
  const converted = isMap(node) ? mapping(node, context) : isSeq(node) ? sequence(node.items, spanOf(node), context) : isScalar(node) ? leaf(node, context) : undefined;
  const result = converted ?? scalar(spanOf(node), "", context, true);
  const tagged = node.tag === undefined ? result : { ...result, tag: node.tag };
  if (node.anchor !== undefined) context.anchors.set(node.anchor, tagged);
  return tagged;
}

/** The parser leaves it to whoever makes values of the tree to find that an alias leads nowhere. */
function unanchored(span: Span, name: string, context: Context): Node {
  context.problems.push({ at: span, reason: REASONS["BAD_ALIAS"] ?? "" });
  return scalar(span, `*${name}`, context, false);
}

function leaf(node: YamlScalar.Parsed, context: Context): Scalar {
  const text = typeof node.value === "string" ? node.value : "";
  return scalar(spanOf(node), text, context, node.type === "PLAIN" && (node.tag === undefined));
}

function scalar(span: Span, text: string, context: Context, plain: boolean): Scalar {
  return { type: "scalar", span, text, plain, value: plain ? plainValue(text, context.dialect) : text };
}

function sequence(items: readonly (ParsedNode | ParsedPair)[], span: Span, context: Context): Node {
  // A flow sequence may hold a bare pair: `[a: 1]`.
  const nodes = items.map((item) => (isPair(item) ? mappingOf(span, entriesOf([item], context)) : convert(item, context)));
  return { type: "sequence", span, items: nodes };
}

type ParsedPair = Pair<ParsedNode, ParsedNode | null>;

function mapping(node: YAMLMap.Parsed, context: Context): Node {
  const written = entriesOf(node.items, context);
  const merges = written.filter(isMerge);
  if (merges.length === 0) return mappingOf(spanOf(node), written);
  const inherited = merges.flatMap(({ value }) => (value.type === "sequence" ? value.items : [value])).flatMap((base) => (base.type === "mapping" ? base.entries : []));
  context.inherited += inherited.length;
  const own = written.filter((entry) => !isMerge(entry));
  return mappingOf(spanOf(node), own, context.inherited > MOST_INHERITED ? [] : inherited);
}

const isMerge = (entry: Entry): boolean => entry.key.text === "<<" && entry.key.plain;

function entriesOf(pairs: readonly ParsedPair[], context: Context): readonly Entry[] {
  return pairs.map(({ key, value }) => {
    const keyNode = keyOf(key, context);
    const after = keyNode.span.end + 1;
    return { key: keyNode, value: value ? convert(value, context) : scalar({ start: after, end: after }, "", context, true) };
  });
}

/** A key that is no scalar (nearly always a template such as `{{ name }}`) stands for its own text. */
function keyOf(key: ParsedNode, context: Context): Scalar {
  const node = convert(key, context);
  return node.type === "scalar" ? node : scalar(node.span, context.text.slice(node.span.start, node.span.end), context, false);
}

const spanOf = ({ range }: ParsedNode): Span => ({ start: range[0], end: range[1] });
