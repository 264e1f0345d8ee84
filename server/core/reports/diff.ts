const CONTEXT = 3;
/** Above this many pairs of lines the changed middle is shown as one replacement. */
const MOST_PAIRS = 4_000_000;

interface Line {
  readonly mark: " " | "-" | "+";
  readonly text: string;
}

/** A unified diff of a file; `before` is `undefined` where there is none yet. Empty where both are the same. */
export function unifiedDiff(name: string, before: string | undefined, after: string): string {
  if (before === after) return "";
  const lines = diffLines(linesIn(before ?? ""), linesIn(after));
  const head = [`--- ${before === undefined ? "/dev/null" : `a/${name}`}`, `+++ b/${name}`];
  return [...head, ...hunks(lines)].map((line) => `${line}\n`).join("");
}

const linesIn = (text: string): readonly string[] => (text === "" ? [] : text.replace(/\r?\n$/, "").split(/\r?\n/));

function diffLines(before: readonly string[], after: readonly string[]): readonly Line[] {
  const shorter = Math.min(before.length, after.length);
  let head = 0;
  while (head < shorter && before[head] === after[head]) head++;
  let tail = 0;
  while (tail < shorter - head && before[before.length - 1 - tail] === after[after.length - 1 - tail]) tail++;
  const same = (text: string): Line => ({ mark: " ", text });
  return [
    ...before.slice(0, head).map(same),
    ...diffMiddle(before.slice(head, before.length - tail), after.slice(head, after.length - tail)),
    ...before.slice(before.length - tail).map(same),
  ];
}

/** Keeps the longest common subsequence of lines. */
function diffMiddle(before: readonly string[], after: readonly string[]): readonly Line[] {
  const removed = (text: string): Line => ({ mark: "-", text });
  const added = (text: string): Line => ({ mark: "+", text });
  if (before.length * after.length > MOST_PAIRS) return [...before.map(removed), ...after.map(added)];
  const common = commonLengths(before, after);
  const width = after.length + 1;
  const lines: Line[] = [];
  let [row, column] = [0, 0];
  while (row < before.length && column < after.length) {
    const text = before[row] ?? "";
    if (text === after[column]) {
      lines.push({ mark: " ", text });
      row++;
      column++;
    } else if ((common[(row + 1) * width + column] ?? 0) >= (common[row * width + column + 1] ?? 0)) {
      lines.push(removed(text));
      row++;
    } else {
      lines.push(added(after[column] ?? ""));
      column++;
    }
  }
  return [...lines, ...before.slice(row).map(removed), ...after.slice(column).map(added)];
}

/** At `row * (after.length + 1) + column`: the length of the longest common subsequence from there on. */
function commonLengths(before: readonly string[], after: readonly string[]): Uint32Array {
  const width = after.length + 1;
  const lengths = new Uint32Array((before.length + 1) * width);
  for (let row = before.length - 1; row >= 0; row--) {
    for (let column = after.length - 1; column >= 0; column--) {
      const [below, right, beyond] = [lengths[(row + 1) * width + column], lengths[row * width + column + 1], lengths[(row + 1) * width + column + 1]];
      lengths[row * width + column] = before[row] === after[column] ? (beyond ?? 0) + 1 : Math.max(below ?? 0, right ?? 0);
    }
  }
  return lengths;
}

function hunks(lines: readonly Line[]): readonly string[] {
  const result: string[] = [];
  for (const { start, end } of changedRanges(lines)) {
    const inside = lines.slice(start, end);
    const count = (...marks: string[]): number => inside.filter(({ mark }) => marks.includes(mark)).length;
    const before = lines.slice(0, start).filter(({ mark }) => mark !== "+").length;
    const after = lines.slice(0, start).filter(({ mark }) => mark !== "-").length;
    const [removed, added] = [count(" ", "-"), count(" ", "+")];
    result.push(`@@ -${range(before, removed)} +${range(after, added)} @@`, ...inside.map(({ mark, text }) => mark + text));
  }
  return result;
}

/** A side without lines is counted from the line before, as diff does. */
const range = (linesBefore: number, count: number): string => `${count === 0 ? linesBefore : linesBefore + 1},${count}`;

/** Changes with their context; those whose contexts touch are one. */
function changedRanges(lines: readonly Line[]): readonly { readonly start: number; readonly end: number }[] {
  const ranges: { start: number; end: number }[] = [];
  lines.forEach(({ mark }, index) => {
    if (mark === " ") return;
    const [start, end] = [Math.max(0, index - CONTEXT), Math.min(lines.length, index + CONTEXT + 1)];
    const last = ranges.at(-1);
    if (last && start <= last.end) last.end = end;
    else ranges.push({ start, end });
  });
  return ranges;
}
