import type { ColumnOverTime, DriftOverTime } from "../insights/overTime/overTime.ts";
import { percent, shortNumber } from "../insights/words.ts";
import { largest } from "./driftOverTime.ts";
import { escaped, htmlList, htmlTable, standalonePage } from "./html.ts";

/** One page that stands alone: the course of every column with the line from which a change is large, and the windows. */
export function driftOverTimeHtml(report: DriftOverTime): string {
  const { reference, windows, over, columns, words, problems } = report;
  const by = over.kind === "files" ? "each a file" : `by ${over.unit} of ${over.column}`;
  const rows = columns.map((column) => `<tr class="${column.drifted.some(Boolean) ? "drifted" : ""}">${[column.name, column.measure, shortNumber(largest(column)), shortNumber(column.threshold)].map((text) => `<td>${escaped(text)}</td>`).join("")}<td>${courseSvg(column, windows)}</td><td>${escaped(column.words)}</td></tr>`);
  const body = [
    "<h1>Drift over time</h1>",
    `<p>${windows.length} windows, ${by}, against ${escaped(reference.name)} (${reference.rows} rows)</p>`,
    `<p class="verdict">${escaped(words)}</p>`,
    '<p class="soft">The dashed line is from where a change is large; filled dots are drifted windows, upright lines are where another level begins.</p>',
    "<table>",
    `<thead><tr>${["column", "measure", "largest", "large from", "course", "what"].map((name) => `<th scope="col">${name}</th>`).join("")}</tr></thead>`,
    `<tbody>\n${rows.join("\n")}\n</tbody>`,
    "</table>",
    "<h2>Windows</h2>",
    htmlTable([["window", "rows", "share drifted", "drifted columns"], ...windows.map(({ name, rows: count, share, driftedColumns }) => [name, String(count), percent(share), driftedColumns.join(", ")])]),
    ...(problems.length > 0 ? ["<h2>Problems</h2>", htmlList(problems)] : []),
  ];
  return standalonePage(`Drift over time: ${reference.name}`, body.join("\n"), STYLE);
}

const STYLE = `
tr.drifted td:first-child { font-weight: 600; }
.course { fill: none; stroke: var(--current); stroke-width: 1.5; }
.large { stroke: currentColor; stroke-dasharray: 4 3; opacity: 0.6; }
.level { stroke: currentColor; stroke-dasharray: 1 2; }
circle { fill: transparent; }
circle.drifted { fill: var(--current); }
`;

const [WIDTH, HEIGHT, EDGE] = [320, 56, 5];

function courseSvg({ name, measure, values, threshold, drifted, changes }: ColumnOverTime, windows: DriftOverTime["windows"]): string {
  const most = Math.max(threshold * 1.2, ...values.map((value) => Math.abs(value ?? 0)), Number.MIN_VALUE);
  const x = (place: number): number => EDGE + (values.length < 2 ? 0.5 : place / (values.length - 1)) * (WIDTH - 2 * EDGE);
  const y = (value: number): number => HEIGHT - EDGE - (Math.abs(value) / most) * (HEIGHT - 2 * EDGE);
  const dots = values.flatMap((value, place) => (value === null ? [] : [`<circle class="${drifted[place] === true ? "drifted" : ""}" cx="${fixed(x(place))}" cy="${fixed(y(value))}" r="3"><title>${escaped(windows[place]?.name ?? "")}: ${shortNumber(value)}</title></circle>`]));
  const levels = windows.flatMap((window, place) => (changes.includes(window.name) ? [`<line class="level" x1="${fixed(x(place - 0.5))}" x2="${fixed(x(place - 0.5))}" y1="0" y2="${HEIGHT}"/>`] : []));
  const line = values.flatMap((value, place) => (value === null ? [] : [`${fixed(x(place))},${fixed(y(value))}`])).join(" ");
  return `<svg role="img" aria-label="${escaped(`${measure} of ${name} by window`)}" width="${WIDTH}" height="${HEIGHT}" viewBox="0 0 ${WIDTH} ${HEIGHT}"><line class="large" x1="0" x2="${WIDTH}" y1="${fixed(y(threshold))}" y2="${fixed(y(threshold))}"/>${levels.join("")}<polyline class="course" points="${line}"/>${dots.join("")}</svg>`;
}

const fixed = (number: number): string => String(Math.round(number * 10) / 10);
