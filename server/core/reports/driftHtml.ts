import type { Chart, ColumnDrift, DriftReport } from "../insights/drift/report.ts";
import { shortNumber } from "../insights/words.ts";
import { barsSvg, binName } from "./barsSvg.ts";
import { cells, engineNotes } from "./drift.ts";
import { escaped, htmlList, standalonePage, worded } from "./html.ts";

/** One page that stands alone: no script, nothing loaded, light and dark. */
export function driftHtml({ dataset, together, columns, reference, current, problems }: DriftReport): string {
  const rows = columns.map(
    (column) =>
      `<tr class="${column.state}">${cells(column).map((text) => `<td>${escaped(text)}</td>`).join("")}<td>${chartOf(column.chart)}</td><td class="what">${worded(column.verdict)}${details(column)}</td></tr>`,
  );
  const body = [
    "<h1>Drift</h1>",
    `<p>${escaped(reference.name)} (${reference.rows} rows) against ${escaped(current.name)} (${current.rows} rows)</p>`,
    `<p class="verdict">${worded(dataset.words)}</p>`,
    ...(together ? [`<p>${worded(together.words)}</p>`] : []),
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
  return words.length === 0 ? "" : `<details><summary>Why</summary>${words.map((text) => `<p class="soft">${worded(text)}</p>`).join("")}</details>`;
}

const STYLE = `
tr.drifted td:nth-child(3) { font-weight: 600; color: var(--current); }
.legend span { display: inline-block; width: 0.8em; height: 0.8em; }
td:nth-child(6) { white-space: nowrap; }
.what { min-width: 24ch; }
`;

function chartOf(chart: Chart): string {
  if (chart.kind === "none") return "";
  return barsSvg("shares of both data sets", [chart.reference, chart.current], (index) => (chart.kind === "bars" ? (chart.labels[index] ?? "") : binName(chart.edges, index)));
}
