import type { AnswerCase, AnswersReport } from "../../server/core/insights/answers/report.ts";

export const SHOWN = ["All cases", "Failing", "Passing", "Passed before, fail now", "Failed before, pass now"] as const;
export type ShownCases = (typeof SHOWN)[number];

/** What a person set in the view; it survives while the page is hidden. */
export interface ViewState {
  readonly filter: string;
  readonly shown: ShownCases;
}

export const freshState: ViewState = { filter: "", shown: "All cases" };

/** What is offered: changes only where there is an earlier file. */
export const offeredCases = ({ against }: AnswersReport): readonly ShownCases[] => (against ? SHOWN : SHOWN.slice(0, 3));

export function shownCases(cases: readonly AnswerCase[], { against }: AnswersReport, { filter, shown }: ViewState): readonly AnswerCase[] {
  const words = filter.toLowerCase().split(/\s+/).filter(Boolean);
  const [broken, mended] = [new Set(against?.broken), new Set(against?.mended)];
  const tests: Readonly<Record<ShownCases, (one: AnswerCase) => boolean>> = {
    "All cases": () => true,
    Failing: ({ passed }) => passed === false,
    Passing: ({ passed }) => passed === true,
    "Passed before, fail now": ({ key }) => broken.has(key),
    "Failed before, pass now": ({ key }) => mended.has(key),
  };
  return cases.filter((one) => tests[shown](one) && words.every((word) => `${one.task} ${one.variant} ${one.input} ${one.expected} ${one.output} ${one.reason ?? ""}`.toLowerCase().includes(word)));
}

export interface Difference {
  readonly kind: "same" | "gone" | "new";
  readonly text: string;
}

const MOST_WORDS = 1500;

/** Two answers word by word: the longest sequence that both share, and what is gone and new around it. */
export function wordDifference(before: string, now: string): readonly Difference[] {
  const [a, b] = [before, now].map((text) => text.split(/(\s+)/).filter((part) => part !== "")) as [string[], string[]];
  if (a.length > MOST_WORDS || b.length > MOST_WORDS) return [{ kind: "gone", text: before }, { kind: "new", text: now }];
  const lengths = Array.from({ length: a.length + 1 }, () => new Uint16Array(b.length + 1));
  for (let i = a.length - 1; i >= 0; i -= 1) for (let j = b.length - 1; j >= 0; j -= 1) set(lengths, i, j, a[i] === b[j] ? at(lengths, i + 1, j + 1) + 1 : Math.max(at(lengths, i + 1, j), at(lengths, i, j + 1)));
  const parts: { kind: Difference["kind"]; text: string }[] = [];
  const add = (kind: Difference["kind"], text: string): void => {
    const last = parts.at(-1);
    if (last?.kind === kind) last.text += text;
    else parts.push({ kind, text });
  };
  let [i, j] = [0, 0];
  while (i < a.length || j < b.length) {
    const [first, second] = [a[i], b[j]];
    if (first !== undefined && first === second) {
      add("same", first);
      i += 1;
      j += 1;
    } else if (first !== undefined && (second === undefined || at(lengths, i + 1, j) >= at(lengths, i, j + 1))) {
      add("gone", first);
      i += 1;
    } else {
      add("new", second ?? "");
      j += 1;
    }
  }
  return parts;
}

const at = (table: readonly Uint16Array[], i: number, j: number): number => table[i]?.[j] ?? 0;

function set(table: readonly Uint16Array[], i: number, j: number, value: number): void {
  const row = table[i];
  if (row) row[j] = value;
}
