import { isFresh, newState, scan } from "./lineState.ts";

/** A part of a text that can be parsed by itself. */
export interface Piece {
  readonly start: number;
  readonly text: string;
}

/** Shorter texts are parsed as a whole. */
const LEAST_TEXT = 8_000;
const LEAST_PIECE = 1_000;

/**
 * A long text in pieces of a few statements each, cut where one surely begins at the margin. What is broken spoils its
 * own piece only, and an edit leaves the others as they are.
 */
export function piecesOf(text: string): readonly Piece[] {
  if (text.length < LEAST_TEXT) return [{ start: 0, text }];
  const pieces: Piece[] = [];
  const state = newState();
  let start = 0;
  let at = 0;
  let isContinued = false;
  let isDecorated = false;
  for (const line of text.split(/(?<=\n)/)) {
    const isUnclosed = OPENING.test(line) && !isFresh(state) && state.quote.length < 3;
    if (isUnclosed) Object.assign(state, newState());
    const begins = MARGIN.test(line) && isFresh(state) && !isContinued;
    if (begins && !isDecorated && !CONTINUING.test(line) && (isUnclosed || at - start >= LEAST_PIECE)) {
      pieces.push({ start, text: text.slice(start, at) });
      start = at;
    }
    if (begins) isDecorated = line.startsWith("@");
    isContinued = /\\\r?\n$/.test(line);
    scan(line, state);
    at += line.length;
  }
  pieces.push({ start, text: text.slice(start) });
  return pieces;
}

/** Neither a comment, nor an indented line, nor the end of something in brackets. */
const MARGIN = /^[^\s#)\]}]/;

/** Goes on with the statement above it. */
const CONTINUING = /^(else|elif|except|finally)\b/;

/** Never stands at the margin inside brackets: a bracket above it is not closed yet. */
const OPENING = /^(def|class|import|while|with|try|return|async def)\b|^@/;
