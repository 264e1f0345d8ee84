import { resolve } from "node:path";

import { jsonReport, markdownReport, missingInRunOrder, rules, SEVERITIES, textReport, type CheckReport } from "../core/index.ts";
import { diskFiles } from "../host/files.ts";
import { uriOf } from "../host/uris.ts";
import { runCheck } from "./checking/runCheck.ts";
import { exitCodeOf, keepAtLeast } from "./checking/verdict.ts";
import { defineCommand, formatOption } from "./command.ts";
import { loadSettings } from "./configFile.ts";
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
    order: { kind: "text", value: "ORDER", choices: ["document", "execution"], default: "document", help: "execution: say also which names were missing in the order in which the cells were last run" },
    "fail-on": { kind: "text", value: "LEVEL", choices: [...SEVERITIES, "never"], default: "warning", help: "end with code 1 from this severity on, or never" },
  },
  examples: [{ line: "modelwright notebook check notebooks", does: "Look for names that nobody makes, cells out of order, failed cells, huge outputs." }],

  run: async ({ words, own, common }, terminal) => {
    const ruleIds = rules.filter(({ id, group }) => group === "notebook" || ALSO.has(id)).map(({ id }) => id);
    const found = await runCheck({ paths: words, stdinName: undefined, config: common.config, ruleIds, asked: [], fix: undefined, ignoring: true }, terminal);
    const shown = keepAtLeast({ ...found, files: found.files.filter(({ uri }) => uri.endsWith(".ipynb")) }, own.severity);
    terminal.result(FORMATS[own.format](shown, terminal));
    const missing = own.order === "execution" ? inRunOrder(words, common.config) : [];
    if (missing.length > 0) terminal.note(missing.join("\n"));
    return missing.length > 0 && own["fail-on"] !== "never" ? 1 : exitCodeOf(shown, own["fail-on"]);
  },
});

const FORMATS: Readonly<Record<"text" | "json" | "markdown", (report: CheckReport, terminal: Terminal) => string>> = {
  text: (report, terminal) => textReport(report, systemNames, terminal),
  json: (report) => jsonReport(report, systemNames),
  markdown: (report) => markdownReport(report, systemNames),
};

/** Only for files that are named: who asks for this looks at one notebook. */
function inRunOrder(words: readonly string[], config: string | undefined): readonly string[] {
  const disk = diskFiles(loadSettings(config, words));
  return words.filter((word) => word.endsWith(".ipynb")).flatMap((word) => {
    const uri = uriOf(resolve(word));
    const opened = disk.open(uri);
    return opened.state === "open" ? missingInRunOrder(opened.document).map(({ message }) => `${systemNames.shown(uri)}: ${message}`) : [];
  });
}
