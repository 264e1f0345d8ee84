import type { MetricSummary, Run, StoreProblem } from "../stores/run.ts";
import { escaped, htmlList, standalonePage } from "./html.ts";
import { isoTime } from "./times.ts";

/** A table of runs that stands alone: no script, nothing loaded, light and dark. Columns in which all runs are alike are told apart from the rest, above the table. */
export function runsHtml(title: string, runs: readonly Run[], problems: readonly StoreProblem[]): string {
  const params = namesOf(runs, (run) => run.params);
  const metrics = namesOf(runs, (run) => run.metrics);
  const varying = params.filter((name) => runs.length === 1 || new Set(runs.map((run) => run.params[name])).size > 1);
  const alike = params.filter((name) => !varying.includes(name)).map((name) => `${name} = ${runs[0]?.params[name] ?? ""}`);
  const head = ["run", "experiment", "tracker", "status", "started (UTC)", ...metrics, ...varying];
  const rows = runs.map((run) => [
    `<td title="${escaped(`${run.id} in ${run.store}`)}">${escaped(run.name)}</td>`,
    ...[run.experiment, run.tracker, run.status, started(run)].map((text) => `<td>${escaped(text)}</td>`),
    ...metrics.map((name) => `<td class="number"${hint(run.metrics[name])}>${escaped(shown(run.metrics[name]))}</td>`),
    ...varying.map((name) => `<td>${escaped(run.params[name] ?? "")}</td>`),
  ]);
  const body = [
    `<h1>${escaped(title)}</h1>`,
    `<p>${runs.length === 1 ? "1 run" : `${runs.length} runs`}. Metrics have their last value; the pointer shows lowest and highest.</p>`,
    ...(alike.length > 0 ? ["<h2>The same in all runs</h2>", htmlList(alike)] : []),
    "<table>",
    `<thead><tr>${head.map((name) => `<th scope="col">${escaped(name)}</th>`).join("")}</tr></thead>`,
    `<tbody>\n${rows.map((cells) => `<tr>${cells.join("")}</tr>`).join("\n")}\n</tbody>`,
    "</table>",
    ...(problems.length > 0 ? ["<h2>Files that could not be read fully</h2>", htmlList(problems.map(({ file, message }) => `${file}: ${message}`))] : []),
  ];
  return standalonePage(title, body.join("\n"), "td.number { text-align: right; font-variant-numeric: tabular-nums; }\n");
}

const namesOf = (runs: readonly Run[], fields: (run: Run) => Readonly<Record<string, unknown>>): readonly string[] => [...new Set(runs.flatMap((run) => Object.keys(fields(run))))].toSorted();

const started = ({ startTime }: Run): string => isoTime(startTime).slice(0, 16).replace("T", " ");

function shown(metric: MetricSummary | undefined): string {
  return String(metric?.last ?? "");
}

const hint = (metric: MetricSummary | undefined): string => (metric ? ` title="${escaped(`lowest ${metric.min}, highest ${metric.max}, mean ${metric.mean}, ${metric.points} points`)}"` : "");
