import type { ColumnDrift, ColumnSummary } from "../../server/core/insights/drift/report.ts";
import { shareHistogram } from "../shared/charts/shareHistogram.ts";
import { barChart } from "../shared/charts/shares.ts";
import { element } from "../shared/dom.ts";
import { counted, formatChance, formatCount, formatNumber, formatShare } from "../shared/format.ts";
import { withCode } from "../shared/message.ts";
import { checkbox } from "../shared/ui.ts";

/** How a histogram is drawn: by bin, or how much lies up to each. */
interface Drawn {
  readonly width: number;
  readonly cumulative: boolean;
  readonly draw: (cumulative: boolean) => void;
}

/** All that is known of one column, with what may be set for it. `width` is what the chart may take. */
export function detail(column: ColumnDrift, drawn: Drawn, settings: readonly HTMLElement[]): readonly HTMLElement[] {
  return [
    element("header", { class: "detail-head" }, [element("h2", {}, [column.name]), element("span", { class: "soft" }, [column.type === "number" ? "numbers" : "categories"])]),
    element("p", { class: `verdict ${column.state}` }, [withCode(column.verdict)]),
    ...chartOf(column, drawn),
    ...categoriesOf(column),
    ...testOf(column),
    ...settings,
    element("h3", {}, ["Values"]),
    values(column),
    ...(column.computed === undefined ? [] : [element("p", { class: "soft" }, [column.computed])]),
  ];
}

function chartOf({ chart, name }: ColumnDrift, { width, cumulative, draw }: Drawn): readonly HTMLElement[] {
  if (chart.kind === "none") return [];
  const sides = [mark("reference"), " Reference ", mark("current"), " Current"];
  if (chart.kind === "bars") return [element("figure", {}, [element("p", { class: "legend" }, sides), barChart(chart, name, width)])];
  return [element("p", { class: "legend" }, [...sides, checkbox("Cumulative", cumulative, draw)]), shareHistogram(chart, name, width, cumulative)];
}

const mark = (side: string): HTMLElement => element("span", { class: `swatch ${side}` });

function categoriesOf({ newCategories, lostCategories }: ColumnDrift): readonly HTMLElement[] {
  return [
    ["Only in the current data", newCategories] as const,
    ["Only in the reference", lostCategories] as const,
  ].flatMap(([title, labels]) => (labels.length === 0 ? [] : [element("p", {}, [`${title}: `, ...labels.flatMap((label, index) => [index > 0 ? ", " : "", element("code", {}, [label])])])]));
}

function testOf(column: ColumnDrift): readonly HTMLElement[] {
  const { testTitle, statistic, pValue, adjustedPValue, threshold, effects, why } = column;
  if (effects.length === 0 || statistic === undefined || pValue === undefined) return ruleOf(column);
  const adjusted = adjustedPValue ?? pValue;
  const compared = adjusted < threshold ? `below ${threshold}: more than chance` : `not below ${threshold}: chance explains it`;
  const numbers = `${testTitle}: statistic ${formatNumber(statistic)}, ${formatChance(pValue)}; after correction for the number of columns ${formatChance(adjusted)}, ${compared}.`;
  const header = ["Size of the change", "Value", "By chance", "Large from", ""].map((title, place) => element("th", { scope: "col", class: place === 0 ? undefined : "number" }, [title]));
  const rows = effects.map(({ title, value, range, noise, threshold: mark, large }) =>
    element("tr", {}, [
      element("th", { scope: "row" }, [title]),
      element("td", { class: "number" }, [measured({ value, ...(range && { range }) })]),
      ...[noise, mark].map((number) => element("td", { class: "number" }, [formatNumber(number, 3)])),
      element("td", { class: large ? "large" : "soft" }, [large ? "large" : "small"]),
    ]),
  );
  return [
    element("h3", {}, ["Test"]),
    element("p", {}, [numbers]),
    element("table", { class: "facts" }, [element("thead", {}, [element("tr", {}, header)]), element("tbody", {}, rows)]),
    ...othersOf(column),
    element("details", {}, [element("summary", {}, ["Why this test"]), element("p", { class: "soft" }, [`${why} A column counts as drifted when the change is both large and more than chance.`])]),
  ];
}

/** A number, or the bounds that it is known to lie between where these differ in what is shown. */
function measured({ value, range }: { readonly value: number; readonly range?: readonly [least: number, most: number] }): string {
  const [least, most] = (range ?? [value, value]).map((bound) => formatNumber(bound, 3));
  return least === most ? formatNumber(value, 3) : `${least} to ${most}`;
}

function othersOf({ others }: ColumnDrift): readonly HTMLElement[] {
  const words = others.map((other) => `${other.title} ${measured(other)}`).join(", ");
  return others.length === 0 ? [] : [element("p", { class: "soft" }, [`For comparison: ${words}.`])];
}

/** Where one number was compared with one threshold. */
function ruleOf({ test, testTitle, statistic, pValue, threshold, why }: ColumnDrift): readonly HTMLElement[] {
  if (test === "none") return [];
  const number = pValue === undefined ? formatNumber(statistic ?? Number.NaN) : formatChance(pValue);
  return [
    element("h3", {}, ["Test"]),
    element("p", {}, [`${testTitle}: ${number}, compared with ${threshold}.`]),
    element("details", {}, [element("summary", {}, ["Why this test"]), element("p", { class: "soft" }, [why])]),
  ];
}

/** Less than this part of a value is rounding. */
const ROUNDING = 1e-9;

const QUANTILES = ["Minimum", "5 %", "25 %", "Median", "75 %", "95 %", "Maximum"];

function values({ reference, current, missing }: ColumnDrift): HTMLElement {
  const both = (name: string, of: (summary: ColumnSummary) => number | undefined, format = formatNumber): readonly HTMLElement[] => {
    const [before, after] = [of(reference), of(current)];
    if (before === undefined && after === undefined) return [];
    const change = before !== undefined && after !== undefined && Math.abs(after - before) > ROUNDING * Math.abs(before) ? signed(after - before, format) : "";
    const cells = [before, after].map((number) => element("td", { class: "number" }, [number === undefined ? "–" : format(number)]));
    return [element("tr", {}, [element("th", { scope: "row" }, [name]), ...cells, element("td", { class: "number soft" }, [change])])];
  };
  const header = ["", "Reference", "Current", "Change"].map((title) => element("th", { scope: "col", class: "number" }, [title]));
  return element("table", { class: "facts" }, [
    element("thead", {}, [element("tr", {}, header)]),
    element("tbody", {}, [
      ...both("Values", ({ count }) => count, formatCount),
      ...both("Missing", ({ missing: count }) => count, formatCount),
      ...(missing.reference + missing.current > 0 ? [missingShares(missing)] : []),
      ...both("Distinct", ({ distinct }) => distinct, formatCount),
      ...both("Mean", ({ numbers }) => numbers?.mean),
      ...both("Standard deviation", ({ numbers }) => numbers?.deviation),
      ...QUANTILES.flatMap((name, place) => both(name, ({ numbers }) => numbers?.quantiles[place])),
    ]),
  ]);
}

function missingShares({ reference, current, drifted }: ColumnDrift["missing"]): HTMLElement {
  const cells = [formatShare(reference), formatShare(current), signed(current - reference, formatShare)].map((text) => element("td", { class: drifted ? "number large" : "number" }, [text]));
  return element("tr", {}, [element("th", { scope: "row" }, ["Missing, share"]), ...cells]);
}

const signed = (difference: number, format: (number: number) => string): string => (difference > 0 ? `+${format(difference)}` : `−${format(-difference)}`);

/** For the heading of the page: how large both are. */
export const sizes = (reference: { readonly name: string; readonly rows: number }, current: { readonly name: string; readonly rows: number }): string =>
  `${reference.name} (${counted(reference.rows, "row")}) → ${current.name} (${counted(current.rows, "row")})`;
