import { jsonReport, markdownReport, rules, SEVERITIES, textReport, type CheckReport } from "../core/index.ts";
import { runCheck } from "./checking/runCheck.ts";
import { exitCodeOf, keepAtLeast } from "./checking/verdict.ts";
import { defineCommand, formatOption } from "./command.ts";
import { systemNames } from "./names.ts";
import type { Terminal } from "./terminal.ts";

/** What matters to a notebook's health besides its own rules. */
const ALSO = new Set(["secret-in-output", "hardcoded-secret"]);

export const notebookCheck = defineCommand({
  name: "notebook check",
  summary: "Check whether notebooks run from the top and can be passed on",
  words: { usage: "FILE…", least: 1, most: Infinity },
  options: {
    format: formatOption(["text", "json", "markdown"]),
    severity: { kind: "text", value: "LEVEL", choices: SEVERITIES, default: "hint", help: "report from this severity on: hint, info, warning, error" },
    "fail-on": { kind: "text", value: "LEVEL", choices: [...SEVERITIES, "never"], default: "warning", help: "end with code 1 from this severity on, or never" },
  },
  examples: [{ line: "modelwright notebook check notebooks", does: "Look for names that nobody makes, cells out of order, failed cells, huge outputs." }],

  run: async ({ words, own, common }, terminal) => {
    const ruleIds = rules.filter(({ id, group }) => group === "notebook" || ALSO.has(id)).map(({ id }) => id);
    const found = await runCheck({ paths: words, stdinName: undefined, config: common.config, ruleIds, asked: [], fix: undefined, ignoring: true }, terminal);
    const shown = keepAtLeast({ ...found, files: found.files.filter(({ uri }) => uri.endsWith(".ipynb")) }, own.severity);
    terminal.result(FORMATS[own.format](shown, terminal));
    return exitCodeOf(shown, own["fail-on"]);
  },
});

const FORMATS: Readonly<Record<"text" | "json" | "markdown", (report: CheckReport, terminal: Terminal) => string>> = {
  text: (report, terminal) => textReport(report, systemNames, terminal),
  json: (report) => jsonReport(report, systemNames),
  markdown: (report) => markdownReport(report, systemNames),
};
