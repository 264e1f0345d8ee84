import { githubReport, groupedReport, jsonReport, markdownReport, rules, sarifReport, SEVERITIES, textReport, type CheckReport } from "../core/index.ts";
import { ownVersion, rulePage } from "../host/installation.ts";
import { uriOf } from "../host/uris.ts";
import { unknownWord } from "./args.ts";
import { runCheck } from "./checking/runCheck.ts";
import { exitCodeOf, keepAtLeast } from "./checking/verdict.ts";
import { defineCommand, formatOption, WrongArguments } from "./command.ts";
import { systemNames } from "./names.ts";
import type { Terminal } from "./terminal.ts";

export const check = defineCommand({
  name: "check",
  summary: "Check code, notebooks, configs and containers",
  words: { usage: "PATH…", least: 0, most: Infinity },
  options: {
    format: formatOption(["text", "json", "sarif", "github", "markdown"]),
    rule: { kind: "list", value: "ID", help: "run only this rule, or this group of rules" },
    severity: { kind: "text", value: "LEVEL", choices: SEVERITIES, default: "hint", help: "report from this severity on: hint, info, warning, error" },
    "fail-on": { kind: "text", value: "LEVEL", choices: [...SEVERITIES, "never"], default: "warning", help: "end with code 1 from this severity on, or never" },
    fix: { kind: "text", value: "LEVEL", choices: ["safe", "suggested"], implied: "safe", help: "repair what can be repaired safely; `suggested` repairs more, to be looked through" },
    "stdin-filename": { kind: "text", value: "FILE", help: "check standard input as if it were FILE" },
    "no-ignore": { kind: "flag", help: "check what .gitignore and usage leave out, too" },
  },
  examples: [
    { line: "modelwright check .", does: "Check the folder." },
    { line: "modelwright check src train.ipynb --rule leakage --fail-on info", does: "Look for data leakage alone, and be strict." },
    { line: "modelwright check . --fix", does: "Repair what can be repaired safely, and report the rest." },
    { line: "modelwright check . --format sarif > modelwright.sarif", does: "Write what code scanning services read." },
    { line: "modelwright check --stdin-filename src/train.py < draft.py", does: "Check a text that is not on the disk." },
  ],

  run: async ({ words, own, common }, terminal) => {
    const stdinName = own["stdin-filename"];
    if (stdinName === undefined && words.length === 0) throw new WrongArguments("`check` needs PATH…, such as `modelwright check .`.");
    if (stdinName !== undefined && (words.length > 0 || own.fix)) throw new WrongArguments("--stdin-filename goes neither with paths nor with --fix.");
    const report = await runCheck(
      {
        paths: words,
        stdinName,
        config: common.config,
        ruleIds: chosenRules(own.rule),
        asked: own.rule,
        fix: own.fix,
        ignoring: !own["no-ignore"],
      },
      terminal,
    );
    const shown = keepAtLeast(report, own.severity);
    await terminal.timed("report", () => terminal.result(FORMATS[own.format](shown, terminal)));
    if (report.files.length + report.problems.length === 0) terminal.note("There is nothing to check: no file here is of a kind that Modelwright knows.");
    return exitCodeOf(shown, own["fail-on"]);
  },
});

/** Programs get every pair of fit and score that a leak spoils; people get one finding per source. */
const FORMATS: Readonly<Record<"text" | "json" | "sarif" | "github" | "markdown", (report: CheckReport, terminal: Terminal) => string>> = {
  text: (report, terminal) => textReport(groupedReport(report), systemNames, terminal),
  json: (report) => jsonReport(report, systemNames),
  sarif: (report) =>
    sarifReport(groupedReport(report), systemNames, {
      root: uriOf(process.cwd()),
      version: ownVersion(),
      rules,
      page: (ruleId) => rulePage(rules.find(({ id }) => id === ruleId)?.group ?? "", ruleId),
    }),
  github: (report) => githubReport(groupedReport(report), systemNames),
  markdown: (report) => markdownReport(groupedReport(report), systemNames),
};

function chosenRules(names: readonly string[]): readonly string[] {
  const known = new Set(rules.flatMap(({ id, group }) => [id, group]));
  const wrong = names.find((name) => !known.has(name));
  if (wrong !== undefined) throw new WrongArguments(unknownWord(wrong, "rule or group of rules", [...known]));
  return rules.filter(({ id, group }) => names.length === 0 || names.includes(id) || names.includes(group)).map(({ id }) => id);
}
