import { memo } from "../../memo.ts";
import type { Span } from "../../text/span.ts";
import type { Document, Source } from "../../workspace/document.ts";
import { codeCells } from "../../workspace/notebook.ts";
import { withoutMagics } from "./magics.ts";
import { pythonParser } from "./parser.ts";
import { readRaw } from "./raw.ts";
import { moved } from "./moved.ts";
import { piecesOf, type Piece } from "./pieces.ts";
import { readBlock } from "./readStatement.ts";
import type { Module, Statement } from "./tree.ts";

/**
 * The tree of a Python document. Each cell of a notebook is parsed on its own, so that a broken one does not spoil the
 * next, and is remembered by its source: editing one cell parses that one only.
 */
export const moduleOf: (document: Document) => Module = memo((document: Document): Module => {
  if (document.language !== "python") return EMPTY;
  if (!document.cells) return parse(document.text);
  const parts = codeCells(document).map((cell) => cellModule(cell.source, cell.start));
  return joined(parts);
});

/** Where the document is not Python; empty for sound code. */
export const syntaxErrors = (document: Document): readonly Span[] => moduleOf(document).errors;

const EMPTY: Module = { body: [], errors: [] };

interface Placed {
  readonly start: number;
  readonly module: Module;
}

const placed = new WeakMap<Source, Placed>();

/**
 * A cell below an edit has only moved: its nodes are copied to their new place, which is much cheaper than parsing. So is
 * a cell of a notebook that was made of another one, for its conversion: most of its cells have the same text.
 */
function cellModule(source: Source, start: number): Module {
  const known = placed.get(source);
  if (known?.start === start) return known.module;
  const module = known ? moveModule(known.module, start - known.start) : parseAt(source.text, start);
  placed.set(source, { start, module });
  return module;
}

function parseAt(text: string, start: number): Module {
  const [only, ...more] = piecesOf(withoutMagics(text));
  return more.length > 0 ? moveModule(parse(text), start) : pieceModule({ start, text: only?.text ?? "" });
}

function moveModule(module: Module, by: number): Module {
  if (by === 0) return module;
  return { body: module.body.map((statement): Statement => moved(statement, by)), errors: module.errors.map((span) => moved(span, by)) };
}

function parse(text: string): Module {
  const [only, ...more] = piecesOf(withoutMagics(text));
  return only && more.length > 0 ? joined([only, ...more].map(pieceModule)) : parsePiece(only?.text ?? "");
}

const joined = (parts: readonly Module[]): Module => ({ body: parts.flatMap(({ body }) => body), errors: parts.flatMap(({ errors }) => errors) });

interface KnownPiece extends Placed {
  readonly text: string;
}

/** Pieces of the files that are worked on, as they stood last; the oldest go first. */
const pieces = new Map<string, KnownPiece>();
const MOST_PIECES = 1_500;

function pieceModule({ start, text }: Piece): Module {
  const known = pieces.get(text) ?? { text: copyOf(text), start: -1, module: EMPTY };
  const module = known.start === start ? known.module : known.start < 0 ? moveModule(parsePiece(known.text), start) : moveModule(known.module, start - known.start);
  pieces.delete(known.text);
  pieces.set(known.text, { text: known.text, start, module });
  const [oldest] = pieces.size > MOST_PIECES ? pieces.keys() : [];
  if (oldest !== undefined) pieces.delete(oldest);
  return module;
}

/** A part of a text keeps the whole text in memory, a copy does not. */
const copyOf = (text: string): string => ` ${text}`.slice(1);

function parsePiece(text: string): Module {
  const { root, errors } = readRaw(pythonParser(), text);
  return { body: readBlock(root), errors };
}
