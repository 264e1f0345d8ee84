import type { Chart, ColumnDrift, DriftReport } from "../insights/drift/report.ts";
import { shortNumber } from "../insights/words.ts";
import { cells, engineNotes } from "./drift.ts";
import { escaped, htmlList, standalonePage } from "./html.ts";

/** One page that stands alone: no script, nothing loaded, light and dark. */
export function driftHtml({ dataset, together, columns, reference, current, problems }: DriftReport): string {
  const rows = columns.map(
    (column) =>
      `<tr class="${column.state}">${cells(column).map((text) => `<td>${escaped(text)}</td>`).join("")}<td>${chartSvg(column.chart)}</td><td>${escaped(column.verdict)}${details(column)}</td></tr>`,
  );
  const body = [
    "<h1>Drift</h1>",
    `<p>${escaped(reference.name)} (${reference.rows} rows) against ${escaped(current.name)} (${current.rows} rows)</p>`,
    `<p class="verdict">${escaped(dataset.words)}</p>`,
    ...(together ? [`<p>${escaped(together.words)}</p>`] : []),
    ...engineNotes(columns).map((note) => `<p class="soft">${escaped(note)}</p>`),
    `<p class="legend"><span class="reference"></span> ${escaped(reference.name)} <span class="current"></span> ${escaped(current.name)}</p>`,
    "<table>",
    `<thead><tr>${["column", "type", "state", "test", "statistic", "p", "distribution", "what"].map((name) => `<th scope="col">${name}</th>`).join("")}</tr></thead>`,
    `<tbody>\n${rows.join("\n")}\n</tbody>`,
    "</table>",
    ...(problems.length > 0 ? ["<h2>Problems</h2>", htmlList(problems.map(({ message }) => message))] : []),
  ];
  return standalonePage(`Drift: ${reference.name} against ${current.name}`, body.join("\n"), STYLE);
}

/** How large the change is beside what chance gives, why this test, and what of the figures an engine approximates. */
function details({ effects, why, computed }: ColumnDrift): string {
  const measured = effects.map(({ title, value, noise, threshold }) => `${title} ${shortNumber(value)}, by chance ${shortNumber(noise)}, large from ${shortNumber(threshold)}.`);
  const words = [...measured, why, computed ?? ""].filter((text) => text !== "");
  return words.length === 0 ? "" : `<details><summary>Why</summary>${words.map((text) => `<p class="soft">${escaped(text)}</p>`).join("")}</details>`;
}

const STYLE = `
tr.drifted td:nth-child(3) { font-weight: 600; color: var(--current); }
.legend span { display: inline-block; width: 0.8em; height: 0.8em; }
.reference { background: var(--reference); fill: var(--reference); }
.current { background: var(--current); fill: var(--current); }
`;

const WIDTH = 160;
const HEIGHT = 48;

/** Two bars for each bin or category, side by side. */
function chartSvg(chart: Chart): string {
  if (chart.kind === "none") return "";
  const most = Math.max(...chart.reference, ...chart.current, Number.MIN_VALUE);
  const bin = WIDTH / Math.max(1, chart.reference.length);
  const bar = (share: number, index: number, side: 0 | 1): string => {
    const height = (share / most) * HEIGHT;
    const place = `x="${fixed(index * bin + (side * bin) / 2)}" y="${fixed(HEIGHT - height)}" width="${fixed(bin * 0.45)}" height="${fixed(height)}"`;
    return `<rect class="${side === 0 ? "reference" : "current"}" ${place}><title>${escaped(binName(chart, index))}: ${fixed(share * 100)} %</title></rect>`;
  };
  const bars = chart.reference.map((share, index) => bar(share, index, 0) + bar(chart.current[index] ?? 0, index, 1));
  return `<svg role="img" aria-label="shares of both data sets" width="${WIDTH}" height="${HEIGHT}" viewBox="0 0 ${WIDTH} ${HEIGHT}">${bars.join("")}</svg>`;
}

function binName(chart: Exclude<Chart, { kind: "none" }>, index: number): string {
  if (chart.kind === "bars") return chart.labels[index] ?? "";
  return [chart.edges[index], chart.edges[index + 1]].map((edge) => String(Number((edge ?? 0).toPrecision(4)))).join(" to ");
}

const fixed = (number: number): string => String(Math.round(number * 100) / 100);
