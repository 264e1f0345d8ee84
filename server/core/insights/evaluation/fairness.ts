import { wilsonInterval } from "../statistics/wilson.ts";
import { percent } from "../words.ts";
import { defined, ratio, undefinedBecause, valueOf } from "./figures.ts";
import type { FairnessMeasure, Figure, GroupFigures, GroupsReport } from "./report.ts";

/** Counts of one group: labels and predictions of the positive class, and the sum of scores where these are chances. */
export interface GroupCounts {
  readonly group: string;
  readonly truePositives: number;
  readonly falsePositives: number;
  readonly falseNegatives: number;
  readonly trueNegatives: number;
  readonly scoreSum?: number;
}

/** Compares groups by what a classifier does to them. Groups where a rate does not exist are left out of its comparison and named, unlike in Fairlearn, which takes such a rate for 0. */
export function fairness(name: string, counts: readonly GroupCounts[]): GroupsReport {
  const groups = counts.map(groupFigures);
  const leftOut = RATES.flatMap(({ id, lacks, measures }) => {
    const without = groups.filter(({ figures }) => figures.some((figure) => figure.id === id && !("value" in figure))).map(({ group }) => `“${group}”`);
    return without.length === 0 || without.length === groups.length ? [] : [`${without.slice(0, 8).join(", ")} ${without.length === 1 ? "has" : "have"} ${lacks}, and so no part in ${measures}; Fairlearn takes the rate for 0 there.`];
  });
  const small = groups.filter((group) => group.small).map(({ group, rows }) => `“${group}” (${rows})`);
  const chancy = small.length === 0 ? [] : [`Few rows or few positives: ${small.slice(0, 8).join(", ")}. Differences to such groups may be chance; look at the intervals.`];
  return { name, groups, measures: measuresOf(groups), problems: [...chancy, ...leftOut] };
}

/** Rates that a group may be without, and what is not asked of it then. */
const RATES = [
  { id: "true_positive_rate", lacks: "no positive label", measures: "equal opportunity and equalized odds" },
  { id: "false_positive_rate", lacks: "no negative label", measures: "equalized odds" },
  { id: "precision", lacks: "no positive prediction", measures: "predictive parity" },
] as const;

const SMALL = 30;
const FEW_POSITIVES = 10;

function groupFigures({ group, truePositives, falsePositives, falseNegatives, trueNegatives, scoreSum }: GroupCounts): GroupFigures {
  const positives = truePositives + falseNegatives;
  const negatives = falsePositives + trueNegatives;
  const selected = truePositives + falsePositives;
  const rows = positives + negatives;
  const rate = (id: string, title: string, part: number, whole: number, reason: string) => ({ id, title, ...ratio(part, whole, reason), ...(whole > 0 && { interval: wilsonInterval(part, whole) }) });
  const gap = scoreSum === undefined || rows === 0 ? [] : [{ id: "calibration_gap", title: "Mean score minus share of positives", ...defined(scoreSum / rows - positives / rows) }];
  return {
    group,
    rows,
    small: rows < SMALL || positives < FEW_POSITIVES,
    figures: [
      rate("selection_rate", "Predicted positive", selected, rows, "it has no rows"),
      rate("base_rate", "Really positive", positives, rows, "it has no rows"),
      rate("true_positive_rate", "True positive rate", truePositives, positives, "it has no positive label"),
      rate("false_positive_rate", "False positive rate", falsePositives, negatives, "it has no negative label"),
      rate("precision", "Precision", truePositives, selected, "none of it is predicted positive"),
      rate("accuracy", "Accuracy", truePositives + trueNegatives, rows, "it has no rows"),
      ...gap,
    ],
  };
}

/** From where a difference between groups deserves a look; a customary mark, not a law. */
const NOTABLE = 0.1;
/** The four-fifths rule of the US Uniform Guidelines on Employee Selection Procedures (1978). */
const FOUR_FIFTHS = 0.8;

function measuresOf(groups: readonly GroupFigures[]): readonly FairnessMeasure[] {
  const rates = (id: string): readonly Rate[] => groups.flatMap(({ group, figures }) => {
    const value = valueOf(figures.find((figure) => figure.id === id) ?? undefinedBecause(""));
    return value === undefined ? [] : [{ group, value }];
  });
  const hasGap = groups.some(({ figures }) => figures.some(({ id }) => id === "calibration_gap"));
  const [selection, hits, alarms] = [rates("selection_rate"), rates("true_positive_rate"), rates("false_positive_rate")];
  const odds = widest([hits, alarms]);
  return [
    gapMeasure("demographic_parity_difference", "Demographic parity", selection, "is predicted positive"),
    fourFifths(selection),
    gapMeasure("equal_opportunity_difference", "Equal opportunity", hits, "is found where the label is positive"),
    gapMeasure("equalized_odds_difference", "Equalized odds", odds, odds === hits ? "is found where the label is positive" : "is predicted positive where the label is negative"),
    gapMeasure("predictive_parity_difference", "Predictive parity", rates("precision"), "is right where it is predicted positive"),
    ...(hasGap ? [calibrationMeasure(rates("calibration_gap"))] : []),
  ];
}

interface Rate {
  readonly group: string;
  readonly value: number;
}

function gapMeasure(id: string, title: string, rates: readonly Rate[], what: string): FairnessMeasure {
  const ends = extremes(rates);
  if (!ends) return { id, title, ...tooFew, verdict: "none", words: "Undefined because fewer than two groups have such a rate." };
  const { low, high } = ends;
  const value = high.value - low.value;
  return { id, title, ...defined(value), verdict: value > NOTABLE ? "look" : "fine", words: `“${high.group}” ${what} in ${percent(high.value)}, “${low.group}” in ${percent(low.value)}.` };
}

function fourFifths(rates: readonly Rate[]): FairnessMeasure {
  const [id, title] = ["demographic_parity_ratio", "Four-fifths rule"];
  const ends = extremes(rates);
  if (!ends) return { id, title, ...tooFew, verdict: "none", words: "Undefined because fewer than two groups have such a rate." };
  const { low, high } = ends;
  if (high.value === 0) return { id, title, ...undefinedBecause("nobody is predicted positive"), verdict: "none", words: "Undefined because nobody is predicted positive." };
  const value = low.value / high.value;
  // Four fifths of three quarters is a hair below 0.6 in binary.
  const kept = value >= FOUR_FIFTHS - 1e-9;
  return { id, title, ...defined(value), verdict: kept ? "fine" : "look", words: `“${low.group}” is predicted positive ${short(value)} times as often as “${high.group}”; the rule asks for at least 0.8.` };
}

function calibrationMeasure(gaps: readonly Rate[]): FairnessMeasure {
  const [id, title] = ["calibration_difference", "Calibration by group"];
  const ends = extremes(gaps);
  if (!ends) return { id, title, ...tooFew, verdict: "none", words: "Undefined because fewer than two groups have rows." };
  const off = ({ group, value }: Rate): string => `those of “${group}” ${percent(Math.abs(value))} ${value < 0 ? "below" : "above"} its share of positives`;
  const value = ends.high.value - ends.low.value;
  return { id, title, ...defined(value), verdict: value > NOTABLE / 2 ? "look" : "fine", words: `On average the scores stand off: ${off(ends.high)}, ${off(ends.low)}.` };
}

const tooFew: Figure = undefinedBecause("fewer than two groups have such a rate");

function extremes(rates: readonly Rate[]): { readonly low: Rate; readonly high: Rate } | undefined {
  const sorted = rates.toSorted((a, b) => a.value - b.value);
  const [low, high] = [sorted[0], sorted.at(-1)];
  return low && high && sorted.length > 1 ? { low, high } : undefined;
}

function widest(lists: readonly (readonly Rate[])[]): readonly Rate[] {
  const width = (rates: readonly Rate[]): number => {
    const ends = extremes(rates);
    return ends ? ends.high.value - ends.low.value : -1;
  };
  return lists.toSorted((a, b) => width(b) - width(a))[0] ?? [];
}

const short = (value: number): string => String(Number(value.toPrecision(3)));
