import type { ProfileChart, ProfileColumn, ProfileReport } from "../insights/profile/report.ts";
import { shortNumber } from "../insights/words.ts";
import { barsSvg, binName } from "./barsSvg.ts";
import { escaped, htmlList, htmlTable, standalonePage, worded } from "./html.ts";
import { PROFILE_HEAD, profileCells } from "./profile.ts";

/** One page that stands alone, with the distribution of each column. */
export function profileHtml({ data, words, columns, correlations, anonymity, problems }: ProfileReport): string {
  const head = [...PROFILE_HEAD, "distribution", "notes"].map((title) => `<th scope="col">${title}</th>`).join("");
  const body = [
    "<h1>Profile</h1>",
    `<p>${escaped(data.name)}</p>`,
    `<p class="verdict">${worded(words)}</p>`,
    ...(anonymity ? [`<p>${worded(anonymity.words)}</p>`] : []),
    `<table>\n<thead><tr>${head}</tr></thead>\n<tbody>\n${columns.map(row).join("\n")}\n</tbody>\n</table>`,
    ...(correlations.length > 0 ? ["<h2>What goes together</h2>", htmlTable([["column", "column", "correlation"], ...correlations.map(({ first, second, value }) => [first, second, shortNumber(value)])])] : []),
    ...(problems.length > 0 ? ["<h2>Problems</h2>", htmlList(problems)] : []),
  ];
  return standalonePage(`Profile: ${data.name}`, body.join("\n"), "td:last-child { min-width: 18ch; }\n");
}

function row(column: ProfileColumn): string {
  const cells = profileCells(column).map((text) => `<td>${escaped(text)}</td>`).join("");
  return `<tr>${cells}<td>${chartOf(column.chart)}</td><td>${worded(column.notes.map((note) => note.words).join(" "))}</td></tr>`;
}

function chartOf(chart: ProfileChart): string {
  if (chart.kind === "none") return "";
  return barsSvg("shares of the values", [chart.shares], (index) => (chart.kind === "bars" ? (chart.labels[index] ?? "") : binName(chart.edges, index)));
}
