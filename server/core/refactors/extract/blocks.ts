import { moduleOf } from "../../syntax/python/module.ts";
import type { FunctionDefinition, Node, Statement } from "../../syntax/python/tree.ts";
import { childrenOf } from "../../syntax/python/walk.ts";
import { contains, type Span } from "../../text/span.ts";
import type { Document } from "../../workspace/document.ts";

/** Statements that stand one after the other, and what is around them from the outside in. */
export interface Place {
  readonly block: readonly Statement[];
  readonly around: readonly Node[];
  /** The blocks that lead there from the module's body on; the last one is `block`. */
  readonly path: readonly (readonly Statement[])[];
}

/** The innermost block that holds the whole span. */
export function placeOfSpan(document: Document, span: Span): Place {
  const { body } = moduleOf(document);
  let place: Place = { block: body, around: [], path: [body] };
  for (let inner = innerPlace(place, span); inner; inner = innerPlace(place, span)) place = inner;
  return place;
}

function innerPlace({ block, around, path }: Place, span: Span): Place | undefined {
  const holder = block.find((statement) => contains(statement, span) && !(statement.start === span.start && statement.end === span.end));
  return holder && blockInside(holder, { block, around: [...around, holder], path }, span);
}

/** A block of this node, or of a handler or case in it, that holds the span. */
function blockInside(node: Node, { block: outer, around, path }: Place, span: Span): Place | undefined {
  for (const block of blocksOf(node)) {
    const [first] = block;
    const last = block.at(-1);
    if (first && last && contains({ start: first.start, end: last.end }, span)) return { block, around, path: [...path, block] };
  }
  for (const child of childrenOf(node)) {
    if ((child.type === "handler" || child.type === "case") && contains(child, span)) return blockInside(child, { block: outer, around: [...around, child], path }, span);
  }
  return undefined;
}

const blocksOf = (node: Node): readonly (readonly Statement[])[] =>
  Object.entries(node).flatMap(([key, value]) => (BLOCKS.has(key) && Array.isArray(value) ? [value as readonly Statement[]] : []));

const BLOCKS = new Set(["body", "otherwise", "last"]);

export const functionsAround = ({ around }: Place): readonly FunctionDefinition[] => around.filter((node) => node.type === "function");

/** The span without the white space at its ends. */
export function trimmedSpan(text: string, { start, end }: Span): Span {
  const inside = text.slice(start, end);
  const left = inside.length - inside.trimStart().length;
  return inside.trim() === "" ? { start, end: start } : { start: start + left, end: start + inside.trimEnd().length };
}

export const startOfLine = (text: string, at: number): number => text.lastIndexOf("\n", at - 1) + 1;

export function endOfLine(text: string, at: number): number {
  const end = text.indexOf("\n", at);
  return end < 0 ? text.length : end;
}

/** A name that the document does not use yet, nor anybody else: `total`, `total_2` … */
export function newName(text: string, wanted: string, isTaken: (name: string) => boolean = () => false): string {
  const isUsed = (name: string): boolean => new RegExp(`\\b${name}\\b`).test(text) || isTaken(name);
  if (!isUsed(wanted)) return wanted;
  for (let number = 2; ; number++) if (!isUsed(`${wanted}_${number}`)) return `${wanted}_${number}`;
}
