import { textAt, type FrameColumn } from "../tables/frame.ts";
import type { Classified } from "./classification.ts";
import { fairness, type GroupCounts } from "./fairness.ts";
import { defined } from "./figures.ts";
import type { Inputs } from "./inputs.ts";
import type { GroupFigures, GroupsReport } from "./report.ts";

const MOST_GROUPS = 50;

/** Each column of groups by itself, and all of them crossed where there are several. */
export function classGroups({ groups, rows, score }: Inputs, { truth, guess, labels, positive, scores }: Classified): readonly GroupsReport[] {
  if (positive === undefined) return groups.map(({ name }) => noPositive(name));
  const place = labels.indexOf(positive);
  return keysOf(groups, rows).map(({ name, keys }) => {
    const counts = new Map<string, { -readonly [Name in keyof GroupCounts]: GroupCounts[Name] }>();
    keys.forEach((group, row) => {
      const own = counts.get(group) ?? { group, truePositives: 0, falsePositives: 0, falseNegatives: 0, trueNegatives: 0, ...(scores?.areChances && { scoreSum: 0 }) };
      const [isPositive, isGuessed] = [truth[row] === place, guess[row] === place];
      own[CELLS[isPositive ? "positive" : "negative"][isGuessed ? "guessed" : "not"]] += 1;
      if (own.scoreSum !== undefined) own.scoreSum += score?.numbers[rows[row] ?? 0] ?? 0;
      counts.set(group, own);
    });
    const report = fairness(name, [...counts.values()]);
    return { ...report, groups: largest(report.groups), problems: [...tooMany(counts.size, "; the measures compare all of them"), ...report.problems] };
  });
}

const CELLS = { positive: { guessed: "truePositives", not: "falseNegatives" }, negative: { guessed: "falsePositives", not: "trueNegatives" } } as const;

/** For regression: how far each group's predictions are off. */
export function errorGroups({ groups, rows }: Inputs, errors: Float64Array): readonly GroupsReport[] {
  return keysOf(groups, rows).map(({ name, keys }) => {
    const sums = new Map<string, { rows: number; signed: number; absolute: number }>();
    keys.forEach((group, row) => {
      const own = sums.get(group) ?? { rows: 0, signed: 0, absolute: 0 };
      own.rows += 1;
      own.signed += errors[row] ?? 0;
      own.absolute += Math.abs(errors[row] ?? 0);
      sums.set(group, own);
    });
    const found = [...sums].map(([group, { rows: count, signed, absolute }]) => ({
      group,
      rows: count,
      small: count < SMALL,
      figures: [
        { id: "mean_error", title: "Mean error", ...defined(signed / count) },
        { id: "mae", title: "Mean absolute error", ...defined(absolute / count) },
      ],
    }));
    return { name, groups: largest(found), measures: [], problems: tooMany(sums.size, "") };
  });
}

const SMALL = 30;

interface Keys {
  readonly name: string;
  readonly keys: readonly string[];
}

function keysOf(groups: readonly FrameColumn[], rows: Uint32Array): readonly Keys[] {
  const single = groups.map((column) => ({ name: column.name, keys: [...rows].map((row) => textAt(column, row) ?? "missing") }));
  if (single.length < 2) return single;
  const crossed = { name: single.map(({ name }) => name).join(" × "), keys: [...rows].map((_, row) => single.map(({ keys }) => keys[row] ?? "").join(" × ")) };
  return [...single, crossed];
}

const largest = (groups: readonly GroupFigures[]): readonly GroupFigures[] => groups.toSorted((a, b) => b.rows - a.rows).slice(0, MOST_GROUPS);

const tooMany = (count: number, more: string): readonly string[] => (count > MOST_GROUPS ? [`There are ${count} groups. The ${MOST_GROUPS} largest are listed${more}.`] : []);

const noPositive = (name: string): GroupsReport => ({ name, groups: [], measures: [], problems: ["With more than two classes, rates by group need the class that is to be found: name the positive one."] });
