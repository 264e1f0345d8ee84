import type { AnswerCase, AnswersChange, AnswersPart, AnswersReport } from "../insights/answers/report.ts";
import { percent, shortNumber } from "../insights/words.ts";
import { printable } from "./codeFrame.ts";
import { alignedColumns } from "./columns.ts";
import { escaped, htmlList, htmlTable, standalonePage } from "./html.ts";
import { markdownCell } from "./markdownCell.ts";
import { markdownTable } from "./markdownTable.ts";
import type { Paint } from "./text.ts";

/** The report with the cases behind it: those of the earlier file too, where there is one. */
export interface AnswersWithCases {
  readonly report: AnswersReport;
  readonly cases: readonly AnswerCase[];
  readonly earlier: readonly AnswerCase[];
}

export function answersText({ report, cases, earlier }: AnswersWithCases, paint: Paint): string {
  const { name, format, words, parts, reported, against } = report;
  return [
    printable(`${name}: ${format}`),
    paint("strong", printable(words)),
    "",
    ...(parts.length > 0 ? [alignedColumns(partRows(parts).map((row) => row.map(printable)), (head) => paint("strong", head))] : []),
    ...(parts.length === 0 && reported.length > 0 ? [alignedColumns([["task", "figure", "value"], ...reported.map(({ task, figure, value }) => [printable(task), printable(figure), shortNumber(value)])])] : []),
    ...(against ? changedLists(against, cases, earlier).flatMap(([title, rows]) => [paint("strong", title), ...rows.map(({ input, now, before }) => printable(`- ${oneLine(input)}\n    before: ${oneLine(before)}\n    now:    ${oneLine(now)}`)), ""]) : []),
  ].join("\n");
}

export function answersMarkdown({ report, cases, earlier }: AnswersWithCases): string {
  const { name, format, words, parts, reported, against, problems } = report;
  return [
    "### Evaluation",
    "",
    `${markdownCell(name)} (${format}): ${markdownCell(words)}`,
    "",
    ...(parts.length > 0 ? markdownTable(partRows(parts)) : markdownTable([["task", "figure", "value"], ...reported.map(({ task, figure, value }) => [task, figure, shortNumber(value)])])),
    ...(against ? changedLists(against, cases, earlier).flatMap(([title, rows]) => ["", `#### ${title}`, "", ...markdownTable([["case", "before", "now"], ...rows.map(({ input, before, now }) => [oneLine(input), oneLine(before), oneLine(now)])])]) : []),
    ...(problems.length > 0 ? ["", ...problems.map((problem) => `- ${markdownCell(problem)}`)] : []),
    "",
  ].join("\n");
}

export function answersHtml({ report, cases, earlier }: AnswersWithCases): string {
  const { name, format, words, parts, reported, against, problems } = report;
  const failing = cases.filter(({ passed }) => passed === false);
  const body = [
    "<h1>Evaluation</h1>",
    `<p>${escaped(name)} (${escaped(format)})</p>`,
    `<p class="verdict">${escaped(words)}</p>`,
    ...(parts.length > 0 ? [htmlTable(partRows(parts))] : []),
    ...(reported.length > 0 ? ["<h2>What the file itself reports</h2>", htmlTable([["task", "figure", "value"], ...reported.map(({ task, figure, value }) => [task, figure, shortNumber(value)])])] : []),
    ...(against ? changedLists(against, cases, earlier, MOST_IN_PAGE).flatMap(([title, rows]) => [`<h2>${escaped(title)}</h2>`, htmlTable([["case", "before", "now"], ...rows.map(({ input, before, now }) => [input, before, now])])]) : []),
    ...(failing.length > 0 ? [`<h2>Cases that fail</h2>`, ...(failing.length > MOST_IN_PAGE ? [`<p class="soft">The first ${MOST_IN_PAGE} of ${failing.length}.</p>`] : []), htmlTable([["task", "case", "expected", "answer", "why"], ...failing.slice(0, MOST_IN_PAGE).map(({ task, input, expected, output, reason = "" }) => [task, input, expected, output, reason])])] : []),
    ...(problems.length > 0 ? ["<h2>Problems</h2>", htmlList(problems)] : []),
  ];
  return standalonePage(`Evaluation: ${name}`, body.join("\n"), "td { white-space: pre-wrap; overflow-wrap: anywhere; }");
}

const MOST_LISTED = 20;
const MOST_IN_PAGE = 500;

function partRows(parts: readonly AnswersPart[]): readonly (readonly string[])[] {
  const scored = parts.some(({ scoreInterval }) => scoreInterval !== undefined);
  const timed = parts.some(({ meanMilliseconds }) => meanMilliseconds !== undefined);
  const head = ["task", "answered by", "cases", "pass", "share", "95 %", ...(scored ? ["mean score", "95 %"] : []), ...(timed ? ["mean ms"] : [])];
  return [head, ...parts.map(({ task, variant, cases, passed, passRate, interval, meanScore, scoreInterval, meanMilliseconds }) => [
    task === "" && variant === "" ? "all" : task,
    variant,
    String(cases),
    passRate === undefined ? "–" : String(passed),
    passRate === undefined ? "not judged" : percent(passRate),
    interval ? `${percent(interval[0])} to ${percent(interval[1])}` : "",
    ...(scored ? [meanScore === undefined ? "" : shortNumber(meanScore), scoreInterval ? scoreInterval.map(shortNumber).join(" to ") : ""] : []),
    ...(timed ? [meanMilliseconds === undefined ? "" : String(Math.round(meanMilliseconds))] : []),
  ])];
}

interface Changed {
  readonly input: string;
  readonly before: string;
  readonly now: string;
}

function changedLists({ broken, mended }: AnswersChange, cases: readonly AnswerCase[], earlier: readonly AnswerCase[], most = MOST_LISTED): readonly (readonly [title: string, rows: readonly Changed[]])[] {
  const [now, before] = [cases, earlier].map((some) => new Map(some.map((one) => [one.key, one])));
  const rows = (keys: readonly string[]): readonly Changed[] => keys.slice(0, most).map((key) => ({ input: now?.get(key)?.input ?? key, before: before?.get(key)?.output ?? "", now: now?.get(key)?.output ?? "" }));
  const title = (words: string, keys: readonly string[]): string => (keys.length > most ? `${words} (${most} of ${keys.length})` : words);
  return ([["Passed before, fail now", broken], ["Failed before, pass now", mended]] as const).flatMap(([words, keys]) => (keys.length === 0 ? [] : [[title(words, keys), rows(keys)] as const]));
}

function oneLine(text: string): string {
  const line = text.replace(/\s+/g, " ").trim();
  return line.length > 160 ? `${line.slice(0, 159)}…` : line;
}
