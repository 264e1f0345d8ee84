import type { Column } from "../tables/table.ts";
import { categoryTable, testCategories } from "./categories.ts";
import { bars, histogram } from "./charts.ts";
import { categoryCounts, comparable, type Comparable } from "./columnType.ts";
import { testNumbers, type Tested } from "./numbers.ts";
import type { Chart, ColumnDrift, ColumnSummary, TestName } from "./report.ts";
import { summariseCategories, summariseNumbers } from "./summary.ts";

/** One column of both data sets side by side, before it is judged together with the others. */
export interface Compared {
  readonly name: string;
  readonly type: ColumnDrift["type"];
  /** Absent where a test makes no sense; `reason` says why. */
  readonly tested?: Tested;
  readonly reason?: string;
  readonly reference: ColumnSummary;
  readonly current: ColumnSummary;
  readonly newCategories: readonly string[];
  readonly lostCategories: readonly string[];
  readonly chart: Chart;
  readonly problems: readonly string[];
}

/** `test` is the person's choice; one that does not suit the column's type gives way to the default, with a problem. */
export function compareColumn(reference: Column, current: Column, test?: TestName): Compared {
  const kind = comparable(reference, current);
  const suits = test === undefined || SUITS[kind.type].includes(test);
  const problems = suits ? [] : [`The test \`${test}\` does not suit \`${reference.name}\`, which is compared as ${PLURAL[kind.type]}; the default is used.`];
  const compared = COMPARE[kind.type](reference, current, kind, suits ? test : undefined);
  return { ...compared, problems: [...problems, ...compared.problems] };
}

const SUITS: Readonly<Record<ColumnDrift["type"], readonly TestName[]>> = { number: ["ks", "psi"], category: ["chi-square", "jensen-shannon"] };
const PLURAL = { number: "numbers", category: "categories" };

const COMPARE = { number: compareNumbers, category: compareCategories };

function compareNumbers(reference: Column, current: Column, kind: Comparable, test: TestName | undefined): Compared {
  const hasBoth = reference.numbers.length > 0 && current.numbers.length > 0;
  return {
    name: reference.name,
    type: "number",
    ...outcome(kind, () => testNumbers(reference.numbers, current.numbers, test)),
    reference: summariseNumbers(reference),
    current: summariseNumbers(current),
    newCategories: [],
    lostCategories: [],
    chart: hasBoth ? histogram(reference.numbers, current.numbers) : { kind: "none" },
  };
}

function compareCategories(reference: Column, current: Column, kind: Comparable, test: TestName | undefined): Compared {
  const [before, after] = [categoryCounts(reference), categoryCounts(current)];
  const table = categoryTable(before, after);
  return {
    name: reference.name,
    type: "category",
    ...outcome(kind, () => testCategories(table, test)),
    reference: summariseCategories(before, reference.missing),
    current: summariseCategories(after, current.missing),
    newCategories: kind.state === "comparable" ? table.labels.filter((label) => !before.has(label)).slice(0, MOST_NAMED) : [],
    lostCategories: kind.state === "comparable" ? table.labels.filter((label) => !after.has(label)).slice(0, MOST_NAMED) : [],
    chart: kind.state === "comparable" ? bars(table) : { kind: "none" },
  };
}

const MOST_NAMED = 20;

function outcome(kind: Comparable, test: () => Tested): Pick<Compared, "tested" | "reason" | "problems"> {
  return kind.state === "comparable" ? { tested: test(), problems: kind.problems } : { reason: kind.reason, problems: [] };
}
