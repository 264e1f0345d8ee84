import { defined, undefinedBecause } from "./figures.ts";
import type { Figure } from "./report.ts";

/** What one answer is worth beside its reference. `matches` and `possible` count n-grams of one to four words for BLEU. */
export interface TextFigures {
  readonly exact: number;
  readonly contains: number;
  readonly tokenF1: number;
  readonly rouge1: number;
  readonly rouge2: number;
  readonly rougeL: number;
  readonly matches: readonly number[];
  readonly possible: readonly number[];
  readonly length: number;
  readonly referenceLength: number;
}

export interface TextMetrics {
  readonly exactMatch: Figure;
  readonly contains: Figure;
  readonly tokenF1: Figure;
  readonly rouge1: Figure;
  readonly rouge2: Figure;
  readonly rougeL: Figure;
  readonly bleu: Figure;
}

/**
 * Exact match and token F1 after the normalisation of SQuAD: lower case, without punctuation, articles and spare spaces (Rajpurkar et al. (2016); two empty
 * texts agree, as in SQuAD 2). ROUGE is that of rouge-score without stemming, but letters of all languages make words. BLEU is that of sacreBLEU.
 */
export function textFigures(reference: string, answer: string): TextFigures {
  const [expected, given] = [normalised(reference), normalised(answer)];
  const [expectedWords, givenWords] = [words(expected), words(given)];
  const [before, after] = [wordsAlone(reference), wordsAlone(answer)];
  const [left, right] = [bleuTokens(reference), bleuTokens(answer)];
  const grams = [1, 2, 3, 4].map((size) => shared(left, right, size));
  return {
    exact: expected === given ? 1 : 0,
    contains: expected !== "" && given.includes(expected) ? 1 : 0,
    tokenF1: expectedWords.length + givenWords.length === 0 ? 1 : harmonic(shared(expectedWords, givenWords, 1)),
    rouge1: harmonic(shared(before, after, 1)),
    rouge2: harmonic(shared(before, after, 2)),
    rougeL: harmonic({ matches: longestCommon(before, after), given: after.length, expected: before.length }),
    matches: grams.map(({ matches }) => matches),
    possible: grams.map(({ given: count }) => count),
    length: right.length,
    referenceLength: left.length,
  };
}

export function textMetrics(rows: readonly TextFigures[], weights: (row: number) => number = () => 1): TextMetrics {
  const total = (of: (figures: TextFigures) => number): number => rows.reduce((sum, figures, row) => sum + weights(row) * of(figures), 0);
  const all = total(() => 1);
  const mean = (of: (figures: TextFigures) => number): Figure => (all === 0 ? undefinedBecause("there are no rows") : defined(total(of) / all));
  return {
    exactMatch: mean(({ exact }) => exact),
    contains: mean(({ contains }) => contains),
    tokenF1: mean(({ tokenF1 }) => tokenF1),
    rouge1: mean(({ rouge1 }) => rouge1),
    rouge2: mean(({ rouge2 }) => rouge2),
    rougeL: mean(({ rougeL }) => rougeL),
    bleu: bleu([0, 1, 2, 3].map((size) => [total(({ matches }) => matches[size] ?? 0), total(({ possible }) => possible[size] ?? 0)] as const), total(({ length }) => length), total(({ referenceLength }) => referenceLength)),
  };
}

/**
 * Of the whole corpus, 0 to 1, four-grams, as sacreBLEU's `corpus_bleu` by default: an order without a match counts as half, a quarter, … of one. Papineni et al.
 * (2002), ACL; Chen & Cherry (2014), WMT, method 3. Answers none of which has four tokens get 0 there, and no figure here.
 */
function bleu(grams: readonly (readonly [matches: number, possible: number])[], length: number, referenceLength: number): Figure {
  if (grams.some(([, possible]) => possible === 0)) return undefinedBecause("no answer has four words");
  if (grams.every(([matches]) => matches === 0)) return defined(0);
  let smoothing = 1;
  const sum = grams.reduce((total, [matches, possible]) => total + Math.log((matches === 0 ? 1 / (smoothing *= 2) : matches) / possible), 0);
  return defined(Math.exp(Math.min(0, 1 - referenceLength / length) + sum / grams.length));
}

/** Articles between letters of any language are none. */
const ARTICLES = /(?<![\p{L}\p{N}_])(a|an|the)(?![\p{L}\p{N}_])/gu;
const normalised = (text: string): string => text.toLowerCase().replace(/[!-/:-@[-`{-~]/g, "").replace(ARTICLES, " ").split(/\s+/).filter(Boolean).join(" ");
const words = (text: string): readonly string[] => text.split(" ").filter(Boolean);
const wordsAlone = (text: string): readonly string[] => text.toLowerCase().match(/[\p{L}\p{M}\p{N}]+/gu) ?? [];

/** The tokens of mteval-v13a, which WMT compares by: punctuation stands alone, but for points and commas within numbers. Case counts. */
function bleuTokens(text: string): readonly string[] {
  const plain = text.replaceAll("<skipped>", "").replaceAll("-\n", "").replaceAll("\n", " ").replaceAll("&quot;", '"').replaceAll("&amp;", "&").replaceAll("&lt;", "<").replaceAll("&gt;", ">");
  return ` ${plain} `
    .replace(/[{-~[-` -&(-+:-@/]/g, " $& ")
    .replace(/([^0-9])([.,])/g, "$1 $2 ")
    .replace(/([.,])([^0-9])/g, " $1 $2")
    .replace(/([0-9])(-)/g, "$1 $2 ")
    .split(/\s+/)
    .filter(Boolean);
}

interface Shared {
  readonly matches: number;
  readonly given: number;
  readonly expected: number;
}

function shared(expected: readonly string[], given: readonly string[], size: number): Shared {
  const [before, after] = [gramCounts(expected, size), gramCounts(given, size)];
  let matches = 0;
  for (const [gram, count] of after) matches += Math.min(count, before.get(gram) ?? 0);
  return { matches, given: Math.max(0, given.length - size + 1), expected: Math.max(0, expected.length - size + 1) };
}

function gramCounts(tokensOfText: readonly string[], size: number): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (let place = 0; place + size <= tokensOfText.length; place += 1) {
    const gram = tokensOfText.slice(place, place + size).join(" ");
    counts.set(gram, (counts.get(gram) ?? 0) + 1);
  }
  return counts;
}

/** F1 of precision and recall. */
const harmonic = ({ matches, given, expected }: Shared = { matches: 0, given: 0, expected: 0 }): number => (matches === 0 ? 0 : (2 * matches) / (given + expected));

/** Length of the longest common subsequence, for ROUGE-L. Lin (2004). */
function longestCommon(first: readonly string[], second: readonly string[]): number {
  let above = new Uint32Array(second.length + 1);
  for (const token of first) {
    const row = new Uint32Array(second.length + 1);
    second.forEach((other, place) => {
      row[place + 1] = token === other ? (above[place] ?? 0) + 1 : Math.max(above[place + 1] ?? 0, row[place] ?? 0);
    });
    above = row;
  }
  return above.at(-1) ?? 0;
}
