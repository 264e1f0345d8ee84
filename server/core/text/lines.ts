/** Zero-based line and UTF-16 column. Adapters add one where a person reads it. */
export interface Position {
  readonly line: number;
  readonly column: number;
}

/** Turns offsets of one text into positions and back. */
export interface Lines {
  readonly count: number;
  position(offset: number): Position;
  /** Offset of a position; one past the end of a line or of the text is moved to that end. */
  offset(position: Position): number;
  /** Offset where the line starts; the text's length for a line after the last. */
  start(line: number): number;
  /** The line's text without its line break. */
  text(line: number): string;
}

export function linesOf(text: string): Lines {
  const starts = lineStarts(text);
  const start = (line: number): number => starts[line] ?? text.length;
  const end = (line: number): number => {
    let last = start(line + 1);
    if (line + 1 < starts.length && text[last - 1] === "\n") last--;
    if (line + 1 < starts.length && text[last - 1] === "\r") last--;
    return last;
  };
  return {
    count: starts.length,
    start,
    position: (offset) => {
      const line = lineAt(starts, offset);
      return { line, column: offset - start(line) };
    },
    offset: ({ line, column }) => Math.min(start(line) + column, end(line)),
    text: (line) => text.slice(start(line), end(line)),
  };
}

function lineStarts(text: string): readonly number[] {
  const starts = [0];
  for (const { index } of text.matchAll(/\r\n|\r|\n/g)) starts.push(index + (text.startsWith("\r\n", index) ? 2 : 1));
  return starts;
}

function lineAt(starts: readonly number[], offset: number): number {
  let low = 0;
  let high = starts.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((starts[middle] ?? 0) <= offset) low = middle;
    else high = middle - 1;
  }
  return low;
}
