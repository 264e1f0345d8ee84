import { parse as parseStrictly, TomlError } from "smol-toml";

import { linesOf } from "../../text/lines.ts";
import type { Span } from "../../text/span.ts";
import { mappingOf } from "../data/mapping.ts";
import type { Node, Problem, Scalar, Tree } from "../data/node.ts";
import { nested, TomlScanner } from "./scan.ts";

/** Reads TOML: the nodes forgivingly, the problems as the strict parser sees them. */
export function parseToml(text: string): Tree {
  const problem = problemIn(text);
  return { roots: text.trim() === "" ? [] : [readTables(text)], problems: problem ? [problem] : [], uncertain: problem !== undefined && /\{\{|\{%/.test(text) };
}

/** A table under construction: headers may come in any order and add to what stands above. */
interface Table {
  readonly span: { start: number; end: number };
  readonly children: Map<string, { readonly key: Scalar; readonly child: Table | Node | Table[] }>;
}

function readTables(text: string): Node {
  const scanner = new TomlScanner(text);
  const root: Table = { span: { start: 0, end: text.length }, children: new Map() };
  let current = root;
  for (scanner.take(BETWEEN); !scanner.done; scanner.take(BETWEEN)) {
    const before = scanner.offset;
    if (scanner.peek() === "[") {
      const repeated = scanner.take(/\[\[?[ \t]*/).startsWith("[[");
      current = openTable(root, scanner.key(), repeated);
      scanner.take(/\]*/);
    } else {
      readPair(scanner, current);
    }
    current.span.end = Math.max(current.span.end, scanner.offset);
    if (scanner.offset === before) scanner.take(/[^\n]*/);
  }
  return finished(root);
}

const BETWEEN = /(?:\s+|#[^\n]*)*/;

function readPair(scanner: TomlScanner, table: Table): void {
  const keys = scanner.key();
  if (scanner.take(/=[ \t]*/) === "") {
    scanner.take(/[^\n]*/);
    return;
  }
  const value = scanner.value();
  const last = keys.at(-1);
  if (!last) return;
  const holder = keys.length > 1 ? openTable(table, keys.slice(0, -1), false) : table;
  holder.span.end = Math.max(holder.span.end, value.span.end);
  holder.children.set(last.text, { key: last, child: nested([], value) });
}

function openTable(root: Table, keys: readonly Scalar[], repeated: boolean): Table {
  let table = root;
  for (const [index, key] of keys.entries()) {
    const known = table.children.get(key.text)?.child;
    const append = repeated && index === keys.length - 1;
    const next = !append && known ? lastTable(known) : undefined;
    const opened = next ?? { span: { ...key.span }, children: new Map() };
    if (append && Array.isArray(known)) known.push(opened);
    else if (!next) table.children.set(key.text, { key, child: append ? [opened] : opened });
    table = opened;
  }
  return table;
}

function lastTable(child: Table | Node | Table[]): Table | undefined {
  if (Array.isArray(child)) return child.at(-1);
  return "children" in child ? child : undefined;
}

function finished(child: Table | Node | Table[]): Node {
  if (Array.isArray(child)) return { type: "sequence", span: around(child.map(({ span }) => span)), items: child.map(finished) };
  if (!("children" in child)) return child;
  return mappingOf(child.span, [...child.children.values()].map(({ key, child: inner }) => ({ key, value: finished(inner) })));
}

const around = (spans: readonly Span[]): Span => spans.reduce((one, other) => ({ start: Math.min(one.start, other.start), end: Math.max(one.end, other.end) }), { start: Infinity, end: 0 });

function problemIn(text: string): Problem | undefined {
  try {
    parseStrictly(text);
    return undefined;
  } catch (error) {
    if (!(error instanceof TomlError)) return undefined;
    const start = Math.min(linesOf(text).offset({ line: error.line - 1, column: error.column - 1 }), Math.max(0, text.trimEnd().length - 1));
    return { at: { start, end: start + 1 }, reason: (error.message.split("\n")[0] ?? "").replace("Invalid TOML document: ", "") };
  }
}
