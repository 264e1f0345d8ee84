import type { ColumnDrift, DriftReport } from "../insights/drift/report.ts";
import { printable } from "./codeFrame.ts";
import { alignedColumns } from "./columns.ts";
import { markdownCell } from "./markdownCell.ts";
import type { Paint } from "./text.ts";

/** For a terminal: the verdict, then one line for each column with what changed in words below the drifted ones. */
export function driftText(report: DriftReport, paint: Paint): string {
  const { dataset, columns, reference, current } = report;
  const [head = "", ...lines] = alignedColumns([["column", "type", "state", "test", "statistic", "p"], ...columns.map(cells)]).trimEnd().split("\n");
  const table = lines.flatMap((line, index) => {
    const column = columns[index];
    return column?.drifted ? [paint("warning", line), `    ${printable(column.verdict)}`] : [line];
  });
  return [
    `${printable(reference.name)} (${reference.rows} rows) against ${printable(current.name)} (${current.rows} rows)`,
    paint(dataset.drifted ? "error" : "strong", dataset.words),
    ...(report.together ? [printable(report.together.words)] : []),
    "",
    ...(columns.length > 0 ? [paint("strong", head), ...table] : []),
    ...engineNotes(columns).flatMap((note) => ["", note]),
    "",
  ].join("\n");
}

/** For a pull request comment or a job summary. */
export function driftMarkdown({ dataset, together, columns, reference, current, problems }: DriftReport): string {
  return [
    "### Drift",
    "",
    `${markdownCell(reference.name)} (${reference.rows} rows) against ${markdownCell(current.name)} (${current.rows} rows). ${markdownCell(dataset.words)}${together ? ` ${markdownCell(together.words)}` : ""}`,
    "",
    "| column | type | state | test | statistic | p | what |",
    "| --- | --- | --- | --- | --- | --- | --- |",
    ...columns.map((column) => `| ${[...cells(column), column.verdict].map(markdownCell).join(" | ")} |`),
    ...engineNotes(columns).flatMap((note) => ["", note]),
    ...(problems.length > 0 ? ["", ...problems.map(({ message }) => `- ${markdownCell(message)}`)] : []),
    "",
  ].join("\n");
}

/** Where engines computed the figures, what of them is approximate; column by column it stands in the JSON and in the panel. */
export function engineNotes(columns: readonly ColumnDrift[]): readonly string[] {
  if (columns.every(({ computed }) => computed === undefined)) return [];
  const bounded = columns.filter(({ effects }) => effects.some(({ measure, range }) => measure === "ks" && range)).map(({ name }) => printable(name));
  const exact = bounded.length === 0 ? "KS distances, quantiles, PSI and counts are exact" : `KS distances are exact but for ${bounded.join(", ")}, where they are a lower bound`;
  return [`Computed in the engines: ${exact}; Wasserstein distances lie between two bounds, and distinct values are estimates.`];
}

/** The adjusted p-value is the one that was judged by. */
export function cells(column: ColumnDrift): readonly string[] {
  return [printable(column.name), column.type, column.state, column.test, statistic(column), short(column.adjustedPValue ?? column.pValue)];
}

/** Where an engine gave bounds, the bounds. */
function statistic({ statistic: value, effects: [own] }: ColumnDrift): string {
  const [least, most] = own?.range?.map((bound) => short(bound)) ?? [];
  return least === undefined || least === most || own?.value !== value ? short(value) : `${least} to ${most ?? ""}`;
}

function short(number: number | undefined): string {
  if (number === undefined) return "";
  return number !== 0 && Math.abs(number) < 0.001 ? number.toExponential(1) : String(Number(number.toPrecision(3)));
}
