import type { Span } from "../../../text/span.ts";
import type { FunctionDefinition, Statement } from "../../../syntax/python/tree.ts";
import type { Lambda } from "../../../syntax/python/expressionTree.ts";
import { moduleOf } from "../../../syntax/python/module.ts";
import { moved } from "../../../syntax/python/moved.ts";
import type { Document } from "../../../workspace/document.ts";

/**
 * Code of one document, entered from one place. A position in a program is a position in the document plus the frame's
 * base, so that a span alone tells the document, and by which call or import the program came there.
 */
export interface Frame {
  readonly document: Document;
  readonly base: number;
  /** The import or call that leads here, as a span of the program; absent for the program's own document. */
  readonly via?: Span;
  /** It is run as a program of its own, rather than imported. */
  readonly isMain: boolean;
}

export interface Frames {
  readonly own: Frame;
  /** The frame of a document that is entered from there: the same one each time. */
  enter(document: Document, via: Span, isMain?: boolean): Frame;
  at(position: number): Frame;
  text(span: Span): string;
}

/** Other documents start behind any text, so that what an edit does to the own document's length moves none of them. */
const FIRST = 2 ** 26;

export function newFrames(document: Document): Frames {
  const own: Frame = { document, base: 0, isMain: true };
  const others: Frame[] = [];
  const known = new Map<string, Frame>();
  let next = FIRST;

  function enter(entered: Document, via: Span, isMain = false): Frame {
    const key = `${via.start}-${via.end} ${entered.uri}`;
    const frame = known.get(key) ?? { document: entered, base: next, via: { start: via.start, end: via.end }, isMain };
    if (!known.has(key)) {
      next += entered.text.length + 1;
      others.push(frame);
      known.set(key, frame);
    }
    return frame;
  }
  function at(position: number): Frame {
    if (position < FIRST) return own;
    let low = 0;
    let high = others.length - 1;
    while (low < high) {
      const middle = Math.ceil((low + high) / 2);
      if ((others[middle]?.base ?? 0) <= position) low = middle;
      else high = middle - 1;
    }
    return others[low] ?? own;
  }
  const text = (span: Span): string => {
    const frame = at(span.start);
    return frame.document.text.slice(span.start - frame.base, span.end - frame.base);
  };
  return { own, enter, at, text };
}

interface Placed<Node> {
  readonly base: number;
  readonly node: Node;
}

const bodies = new WeakMap<Document, Placed<readonly Statement[]>>();
const functions = new WeakMap<FunctionDefinition | Lambda, Placed<FunctionDefinition | Lambda>>();

/** The statements of a frame's document, at their positions in the program. */
export function bodyOf({ document, base }: Frame): readonly Statement[] {
  const { body } = moduleOf(document);
  if (base === 0) return body;
  const known = bodies.get(document);
  if (known?.base === base) return known.node;
  const node = body.map((statement): Statement => moved(statement, base));
  bodies.set(document, { base, node });
  return node;
}

/** A function as it stands in another frame of its document. */
export function functionIn<Made extends FunctionDefinition | Lambda>(frames: Frames, { base }: Frame, made: Made): Made {
  const by = base - frames.at(made.start).base;
  if (by === 0) return made;
  const known = functions.get(made);
  if (known?.base === base) return known.node as Made;
  const node = moved(made, by);
  functions.set(made, { base, node });
  return node;
}
