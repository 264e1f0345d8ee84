import { defined, undefinedBecause } from "./figures.ts";
import type { Figure } from "./report.ts";

/** One query's documents: how relevant each is, and the score that orders them. */
export interface Query {
  readonly relevance: readonly number[];
  readonly scores: readonly number[];
}

export interface RankingFigures {
  readonly ndcg: Figure;
  readonly ndcgAt10: Figure;
  readonly meanAveragePrecision: Figure;
  readonly reciprocalRank: Figure;
  readonly hitRateAt10: Figure;
  readonly precisionAt10: Figure;
  readonly recallAt10: Figure;
}

/** Figures of one query; those that need a relevant document are absent where there is none. */
export interface QueryFigures {
  readonly ndcg?: number;
  readonly ndcgAt10?: number;
  readonly averagePrecision?: number;
  readonly reciprocalRank?: number;
  readonly hitAt10?: number;
  readonly precisionAt10: number;
  readonly recallAt10?: number;
}

const K = 10;

/** Relevance above 0 counts as relevant. Documents of equal score share their places, as scikit-learn's `ndcg_score` has it. */
export function queryFigures({ relevance, scores }: Query): QueryFigures {
  const order = scores.map((_, place) => place).toSorted((a, b) => (scores[b] ?? 0) - (scores[a] ?? 0) || a - b);
  const ranked = order.map((place) => relevance[place] ?? 0);
  const relevant = ranked.filter((gain) => gain > 0).length;
  const top = ranked.slice(0, K).filter((gain) => gain > 0).length;
  const precisionAt10 = top / K;
  if (relevant === 0) return { precisionAt10 };
  const first = ranked.findIndex((gain) => gain > 0);
  let hits = 0;
  const precisions = ranked.map((gain, place) => (gain > 0 ? (hits += 1) / (place + 1) : 0));
  return {
    ndcg: gainOf(relevance, scores, Infinity) / idealGain(relevance, Infinity),
    ndcgAt10: gainOf(relevance, scores, K) / idealGain(relevance, K),
    averagePrecision: precisions.reduce((total, precision) => total + precision, 0) / relevant,
    reciprocalRank: 1 / (first + 1),
    hitAt10: first < K ? 1 : 0,
    precisionAt10,
    recallAt10: top / relevant,
  };
}

/** Means over queries, each as often as it was drawn. */
export function rankingFigures(queries: readonly QueryFigures[], weights: (query: number) => number = () => 1): RankingFigures {
  const mean = (of: (figures: QueryFigures) => number | undefined): Figure => {
    let [total, count] = [0, 0];
    queries.forEach((figures, place) => {
      const value = of(figures);
      if (value === undefined) return;
      total += weights(place) * value;
      count += weights(place);
    });
    return count === 0 ? undefinedBecause("no query has a relevant document") : defined(total / count);
  };
  return {
    ndcg: mean(({ ndcg }) => ndcg),
    ndcgAt10: mean(({ ndcgAt10 }) => ndcgAt10),
    meanAveragePrecision: mean(({ averagePrecision }) => averagePrecision),
    reciprocalRank: mean(({ reciprocalRank }) => reciprocalRank),
    hitRateAt10: mean(({ hitAt10 }) => hitAt10),
    precisionAt10: mean(({ precisionAt10 }) => precisionAt10),
    recallAt10: mean(({ recallAt10 }) => recallAt10),
  };
}

const discount = (place: number, k: number): number => (place < k ? 1 / Math.log2(place + 2) : 0);

/** Gains are the relevance itself; tied documents get the mean gain of their group. Järvelin & Kekäläinen (2002), ACM TOIS 20; McSherry & Najork (2008) for ties. */
function gainOf(relevance: readonly number[], scores: readonly number[], k: number): number {
  const order = scores.map((_, place) => place).toSorted((a, b) => (scores[b] ?? 0) - (scores[a] ?? 0));
  let total = 0;
  for (let start = 0; start < order.length; ) {
    const score = scores[order[start] ?? 0];
    let [end, gains, discounts] = [start, 0, 0];
    for (; end < order.length && scores[order[end] ?? 0] === score; end += 1) {
      gains += relevance[order[end] ?? 0] ?? 0;
      discounts += discount(end, k);
    }
    total += (gains / (end - start)) * discounts;
    start = end;
  }
  return total;
}

function idealGain(relevance: readonly number[], k: number): number {
  return relevance.toSorted((a, b) => b - a).reduce((total, gain, place) => total + gain * discount(place, k), 0);
}
