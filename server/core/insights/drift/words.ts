import { percent } from "../words.ts";
import type { Compared } from "./compareColumn.ts";
import { TEST_TITLES } from "./testNames.ts";
import type { DataSetVerdict, Effect, MissingDrift } from "./report.ts";

/** The verdict on the data set, for people who read nothing else. */
export function dataSetWords(verdict: Omit<DataSetVerdict, "words">, drifted: readonly string[]): string {
  const { comparedColumns, threshold, share } = verdict;
  if (comparedColumns === 0) return "No column could be compared.";
  if (drifted.length === 0) return `No drift: none of the ${comparedColumns} compared columns changed in a way that matters.`;
  const named = drifted.slice(0, 3).map((name) => `\`${name}\``);
  const more = drifted.length > 3 ? ` and ${drifted.length - 3} more` : "";
  const counted = `${drifted.length} of ${comparedColumns} columns drifted (${percent(share)}): ${named.join(", ")}${more}.`;
  const mark = percent(threshold);
  return verdict.drifted ? `Data set drift. ${counted} That reaches the ${mark} from which the whole data set counts as drifted.` : `${counted} The whole data set counts as drifted from ${mark}.`;
}

export interface Judgement {
  readonly compared: Compared;
  readonly adjustedPValue: number | undefined;
  readonly missing: MissingDrift;
  readonly valuesDrifted: boolean;
  readonly significance: number;
}

export function columnVerdict(judgement: Judgement): string {
  const { missing } = judgement;
  const values = judgedWords(judgement);
  if (!missing.drifted) return values;
  const direction = missing.current > missing.reference ? "rose" : "fell";
  return `Missing values ${direction} from ${percent(missing.reference)} to ${percent(missing.current)}. ${values}`;
}

function judgedWords(judgement: Judgement): string {
  const { tested, byEvidently, reason } = judgement.compared;
  if (byEvidently) return evidentlyWords(byEvidently);
  return tested ? valueWords(judgement) : `Undefined because ${reason ?? "nothing can be compared"}.`;
}

function evidentlyWords({ test, score, isChance, threshold, drifted }: NonNullable<Compared["byEvidently"]>): string {
  const what = isChance ? `The p-value of the ${TEST_TITLES[test]}` : TEST_TITLES[test];
  const compared = drifted === isChance ? "below" : "at or above";
  return `${drifted ? "Drifted" : "Stable"} by Evidently's rule. ${what} is ${short(score)}, ${compared} ${threshold}.`;
}

/** Four significant digits, short; for sentences. */
export function short(number: number): string {
  if (number !== 0 && (Math.abs(number) < 1e-3 || Math.abs(number) >= 1e7)) return number.toExponential(1);
  return String(Number(number.toPrecision(4)));
}

function valueWords({ compared, adjustedPValue = 1, valuesDrifted, significance }: Judgement): string {
  const effects = compared.tested?.effects ?? [];
  const [strongest] = effects.toSorted((a, b) => Math.abs(b.value) / b.threshold - Math.abs(a.value) / a.threshold);
  if (!strongest) return "";
  const chance = adjustedPValue < 1e-4 ? "p < 0.0001" : `p = ${short(adjustedPValue)}`;
  const large = effects.find((effect) => effect.large);
  if (valuesDrifted) return `Drifted. ${changeWords(compared)}${sizeWords(large ?? strongest)}, more than chance explains (${chance}).`;
  if (adjustedPValue < significance) return `Stable. The difference is real but small: ${sizeWords(strongest)} (${chance}).`;
  if (large) return `Stable. ${sizeWords(large)}, but with so few rows chance alone explains it (${chance}).`;
  return `Stable. No difference beyond chance (${chance}).`;
}

function sizeWords({ title, value, threshold, large }: Effect): string {
  return `${title} ${short(value)} ${large ? "reaches" : "stays below"} ${threshold}`;
}

/** A median that moves by less, in standard deviations, is not what makes the difference. */
const NOTABLE = 0.05;

function changeWords({ reference, current, newCategories }: Compared): string {
  if (newCategories.length > 0) return `${newCategories.length === 1 ? "A category is" : `${newCategories.length} categories are`} new: ${newCategories.slice(0, 3).map((label) => `“${label}”`).join(", ")}. `;
  const [before, after] = [reference.numbers?.quantiles[3], current.numbers?.quantiles[3]];
  if (before === undefined || after === undefined) return "";
  const moved = Math.abs(after - before) > NOTABLE * (reference.numbers?.deviation ?? 0);
  return moved ? `The median went from ${short(before)} to ${short(after)}. ` : `The median stayed near ${short(before)}, the shape changed. `;
}
