import type { ExplainReport, FeatureEffect } from "../insights/explain/report.ts";
import { shortNumber } from "../insights/words.ts";
import { printable } from "./codeFrame.ts";
import { alignedColumns } from "./columns.ts";
import { escaped, htmlList, standalonePage } from "./html.ts";
import { markdownCell } from "./markdownCell.ts";
import type { Paint } from "./text.ts";

export function explainText({ name, words, features, unit, baseline }: ExplainReport, paint: Paint): string {
  const head = baseline === undefined ? unit : `${unit} (${shortNumber(baseline)} before)`;
  return [printable(name), paint("strong", printable(words)), "", printable(`Importance: ${head}`), alignedColumns(rows(features).map((row) => row.map(printable)), (cell) => paint("strong", cell)), ""].join("\n");
}

export function explainMarkdown({ name, words, features, unit, problems }: ExplainReport): string {
  const [head = [], ...body] = rows(features);
  const line = (cells: readonly string[]): string => `| ${cells.map(markdownCell).join(" | ")} |`;
  return ["### What the predictions depend on", "", `${markdownCell(name)}: ${markdownCell(words)}`, "", line(head), `|${" --- |".repeat(head.length)}`, ...body.map(line), "", `Importance: ${unit}.`, ...problems.map((problem) => `- ${markdownCell(problem)}`), ""].join("\n");
}

export function explainHtml({ name, words, features, unit, problems }: ExplainReport): string {
  const most = Math.max(Number.MIN_VALUE, ...features.map(({ importance }) => importance));
  const bars = features.slice(0, MOST_BARS).map((feature) => `<tr><th scope="row">${escaped(feature.name)}</th><td><svg width="240" height="14" aria-hidden="true"><rect width="${Math.max(0, Math.round((feature.importance / most) * 240))}" height="14" fill="var(--current)"/></svg></td><td>${shortNumber(feature.importance)}</td><td>${escaped(wayOf(feature))}</td></tr>`);
  const body = ["<h1>What the predictions depend on</h1>", `<p>${escaped(name)}</p>`, `<p class="verdict">${escaped(words)}</p>`, `<table>${bars.join("\n")}</table>`, `<p class="soft">Importance: ${escaped(unit)}.</p>`, htmlList(problems)];
  return standalonePage(`Explanation: ${name}`, body.join("\n"));
}

const MOST_BARS = 100;

function rows(features: readonly FeatureEffect[]): readonly (readonly string[])[] {
  const hasInterval = features.some(({ interval }) => interval !== undefined);
  return [["feature", "importance", ...(hasInterval ? ["95 %"] : []), "high values"], ...features.map((feature) => [feature.name, shortNumber(feature.importance), ...(hasInterval ? [feature.interval?.map(shortNumber).join(" to ") ?? ""] : []), wayOf(feature)])];
}

function wayOf({ direction, partial }: FeatureEffect): string {
  const [first, last] = [partial?.[0]?.[1], partial?.at(-1)?.[1]];
  if (direction !== undefined) return Math.abs(direction) < 0.3 ? "either way" : direction > 0 ? "raise it" : "lower it";
  return first === undefined || last === undefined || first === last ? "" : last > first ? "raise it" : "lower it";
}
