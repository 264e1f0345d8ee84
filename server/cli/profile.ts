import { profileHtml, profileMarkdown, profileText, type ProfileReport } from "../core/index.ts";
import { dataJobs } from "../host/dataJobs.ts";
import { tellEnginesOnInterrupt } from "./interrupt.ts";
import { defineCommand, formatOption, WrongArguments } from "./command.ts";
import type { Terminal } from "./terminal.ts";

export const profileCommand = defineCommand({
  name: "profile",
  summary: "Say what a data set holds: every column, what is odd about it, and personal data",
  words: { usage: "DATA", least: 1, most: 1 },
  options: {
    format: formatOption(["text", "json", "markdown", "html"]),
    quasi: { kind: "list", value: "COLUMN", help: "columns that together may tell a person; their k-anonymity is said" },
    "fail-on": { kind: "text", value: "WHAT", choices: ["warning", "personal", "never"], default: "never", help: "end with code 1 where a column has a warning, or seems to hold personal data" },
  },
  examples: [
    { line: "modelwright profile train.csv", does: "List the columns and what stands out." },
    { line: "modelwright profile patients.csv --quasi zip --quasi birth_date --quasi sex", does: "Say how many rows can be told from all others." },
    { line: "modelwright profile postgresql://ann@db.example/shop/public.orders", does: "Look at a table where it is (also clickhouse://, trino://, databricks://, spark://)." },
    { line: "modelwright profile release.csv --fail-on personal", does: "Keep personal data out of what is handed on." },
  ],

  run: async ({ words: [path = ""], own }, terminal) => {
    tellEnginesOnInterrupt();
    const done = await terminal.timed("profile", () => dataJobs.profile({ path, options: { quasi: own.quasi } }));
    if (done.state === "failed") throw new WrongArguments(done.reason);
    const { report } = done;
    terminal.result(FORMATS[own.format](report, terminal));
    if (own.format === "text") for (const problem of report.problems) terminal.note(`note: ${problem}`);
    const notes = report.columns.flatMap((column) => column.notes);
    const failed = { warning: notes.some(({ level }) => level === "warning"), personal: notes.some(({ id }) => id === "personal"), never: false };
    return failed[own["fail-on"]] ? 1 : 0;
  },
});

const FORMATS: Readonly<Record<"text" | "json" | "markdown" | "html", (report: ProfileReport, terminal: Terminal) => string>> = {
  text: (report, { paint }) => profileText(report, paint),
  json: (report) => `${JSON.stringify(report, undefined, 2)}\n`,
  markdown: profileMarkdown,
  html: profileHtml,
};
