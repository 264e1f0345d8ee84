/**
 * `npm run bench:configs`: how many real config files get a finding (false-alarm test), and how many single-fault mutants
 * are found at the right line: those of the cases, and our own faults put into the real files. `--kind dvc` looks at one kind, `--list` prints every finding,
 * `--missed` every fault of ours that is not found.
 */
import { existsSync, readFileSync } from "node:fs";
import { parseArgs } from "node:util";

import { installParsers } from "../harness/parsers.ts";
import { reportFaults } from "./configs/faults.ts";
import { changedLines, checkAt, freshFindings, lineOf, touches } from "./configs/check.ts";
import { readTarGz } from "./tar.ts";

const cases = `${process.env["MODELWRIGHT_CASES"] ?? "../shared/data"}/configs`;
const { values } = parseArgs({ options: { kind: { type: "string" }, list: { type: "boolean" }, missed: { type: "boolean" } } });

async function main(): Promise<void> {
  await installParsers();
  const files = readTarGz(`${cases}/dev.tar.gz`);
  const primary = readFileSync(`${cases}/manifest.csv`, "utf8").split(/\r?\n/).slice(1).map(manifestRow).filter(({ role }) => role === "primary");
  const chosen = primary.filter(({ kind }) => values.kind === undefined || kind === values.kind);
  reportReal(files, chosen.map(({ path }) => path));
  reportMutants(files);
  reportFaults(files, chosen, values.missed ?? false);
}

/** Paths may be quoted and hold commas; the kind is the folder above the repository. */
function manifestRow(line: string): { readonly path: string; readonly kind: string; readonly role: string } {
  const [, quoted, plain, rest = ""] = /^(?:"([^"]*)"|([^,]*)),(.*)$/.exec(line) ?? [];
  const [kind = "", role = ""] = rest.split(",");
  return { path: quoted ?? plain ?? "", kind, role };
}

function reportReal(files: ReadonlyMap<string, string>, paths: readonly string[]): void {
  const explained = new Set((JSON.parse(readFileSync(new URL("configs-explained.json", import.meta.url), "utf8")) as Explained[]).map(({ path, rule }) => `${path} ${rule}`));
  const rows = new Map<string, { files: number; flagged: number; kinds: Map<string, number> }>();
  const byRule = new Map<string, number>();
  let unexplained = 0;
  for (const path of paths) {
    const { document, findings, crashes } = checkAt(files, path, files.get(`files/${path}`) ?? "");
    const loud = findings.filter(({ severity, rule }) => (severity === "error" || severity === "warning") && !explained.has(`${path} ${rule.id}`));
    const row = rows.get(kindIn(path)) ?? { files: 0, flagged: 0, kinds: new Map<string, number>() };
    rows.set(kindIn(path), { files: row.files + 1, flagged: row.flagged + Math.min(1, loud.length), kinds: row.kinds.set(document.kind, (row.kinds.get(document.kind) ?? 0) + 1) });
    unexplained += Math.min(1, loud.length);
    for (const finding of loud) {
      byRule.set(finding.rule.id, (byRule.get(finding.rule.id) ?? 0) + 1);
      if (values.list) console.log(`${path}:${lineOf(document, finding)} ${finding.severity} ${finding.rule.id}: ${finding.message}`);
    }
    for (const { ruleId, message } of crashes) console.log(`CRASH ${path} ${ruleId} ${message}`);
  }
  console.table([...rows].map(([kind, { files: count, flagged, kinds }]) => ({ kind, files: count, flagged, recognised: [...kinds].map(([name, times]) => `${name} ${times}`).join(", ") })));
  console.table([...byRule].toSorted((a, b) => b[1] - a[1]).map(([rule, findings]) => ({ rule, findings })));
  console.log(`real files: ${paths.length}, with unexplained errors or warnings: ${unexplained} (${((100 * unexplained) / Math.max(1, paths.length)).toFixed(2)} %)`);
}

interface Explained {
  readonly path: string;
  readonly rule: string;
  readonly why: string;
}

interface Mutant {
  readonly id: number;
  readonly expect: string;
  readonly kind: string;
  readonly source: string;
  readonly file: string;
  readonly first_changed_line: number;
}

function reportMutants(files: ReadonlyMap<string, string>): void {
  const texts = readTarGz(`${cases}/mutants.tar.gz`);
  const mutants = (JSON.parse(readFileSync(`${cases}/mutants.json`, "utf8")) as Mutant[]).filter(({ kind }) => values.kind === undefined || kind === values.kind);
  let found = 0;
  for (const { id, expect, source, file, first_changed_line: line } of mutants) {
    const text = texts.get(file) ?? "";
    const original = files.get(`files/${source}`) ?? "";
    const changed = { first: line, last: Math.max(line, changedLines(original, text).last) };
    const { document, fresh } = freshFindings(files, source, original, text);
    const hit = fresh.some((finding) => finding.rule.id === expect.replace("/", "-") && touches(document, finding, changed));
    found += hit ? 1 : 0;
    if (!hit) console.log(`missed ${id} ${expect} in ${source}:${line} (${document.kind}); found ${fresh.map((finding) => `${finding.rule.id}:${lineOf(document, finding)}`).join(" ") || "nothing"}`);
  }
  console.log(`mutants found at the right line by the expected rule: ${found} of ${mutants.length}`);
}

const kindIn = (path: string): string => path.split("/")[0] ?? "";

if (existsSync(cases)) await main();
else console.log(`skipped: there are no cases at ${cases} (set MODELWRIGHT_CASES)`);
