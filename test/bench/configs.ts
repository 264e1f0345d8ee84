/**
 * `npm run bench:configs`: how many real config files get a finding (false-alarm test), and how many single-fault mutants
 * are found at the right line. `--kind dvc` looks at one kind, `--list` prints every finding.
 */
import { existsSync, readFileSync } from "node:fs";
import { parseArgs } from "node:util";

import { checkDocument, defaultSettings, documentLines, openDocument, rules, type Document, type Files, type RankedFinding, type Snapshot } from "../../server/core/index.ts";
import { installParsers } from "../harness/parsers.ts";
import { readTarGz } from "./tar.ts";

const cases = `${process.env["MODELWRIGHT_CASES"] ?? "../shared/data"}/configs`;
const { values } = parseArgs({ options: { kind: { type: "string" }, list: { type: "boolean" } } });
const GENERAL_KINDS = new Set(["yaml", "json", "toml", "other"]);
const ROOT = "file:///cases";

async function main(): Promise<void> {
  await installParsers();
  const files = readTarGz(`${cases}/dev.tar.gz`);
  const primary = readFileSync(`${cases}/manifest.csv`, "utf8").split(/\r?\n/).slice(1).map(manifestRow).filter(({ role }) => role === "primary");
  const chosen = primary.filter(({ kind }) => values.kind === undefined || kind === values.kind);
  reportReal(files, chosen.map(({ path }) => path));
  reportMutants(files);
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
    const changed = { first: line, last: lastChangedLine(files.get(`files/${source}`) ?? "", text) };
    const before = checkAt(files, source, files.get(`files/${source}`) ?? "");
    const known = new Set(before.findings.map(({ rule, message }) => rule.id + message));
    const { document, findings } = checkAt(files, source, text);
    const fresh = findings.filter(({ rule, message }) => !known.has(rule.id + message));
    const hit = fresh.some((finding) => finding.rule.id === expect.replace("/", "-") && touches(document, finding, changed));
    found += hit ? 1 : 0;
    if (!hit) console.log(`missed ${id} ${expect} in ${source}:${line} (${document.kind}); found ${fresh.map((finding) => `${finding.rule.id}:${lineOf(document, finding)}`).join(" ") || "nothing"}`);
  }
  console.log(`mutants found at the right line by the expected rule: ${found} of ${mutants.length}`);
}

/** The last line of the mutant that differs from its source, from one. */
function lastChangedLine(source: string, mutant: string): number {
  const [before, after] = [source.split("\n"), mutant.split("\n")];
  let same = 0;
  while (same < Math.min(before.length, after.length) && before[before.length - 1 - same] === after[after.length - 1 - same]) same++;
  return after.length - same;
}

function touches(document: Document, { at, related }: RankedFinding, changed: { readonly first: number; readonly last: number }): boolean {
  const lines = documentLines(document);
  const places = [at, ...(related ?? []).map((one) => one.at)];
  return places.some(({ start, end }) => lines.position(start).line + 1 <= Math.max(changed.first, changed.last) && changed.first <= lines.position(end).line + 1);
}

const lineOf = (document: Document, { at }: RankedFinding): number => documentLines(document).position(at.start).line + 1;

const kindIn = (path: string): string => path.split("/")[0] ?? "";

function checkAt(files: ReadonlyMap<string, string>, path: string, text: string): { document: Document; findings: readonly RankedFinding[]; crashes: readonly { ruleId: string; message: string }[] } {
  const document = openDocument(`${ROOT}/${path}`, text, defaultSettings);
  const snapshot: Snapshot = { files: repositoryFiles(files, path, document), settings: defaultSettings };
  const about = rules.filter(({ languages, kinds }) => languages.some((language) => language !== "python") && (kinds !== undefined || !GENERAL_KINDS.has(document.kind)));
  return { document, ...checkDocument(document, snapshot, about) };
}

/** The repository around a file: its stored texts, and by `_tree.txt` the names of everything else it has. */
function repositoryFiles(files: ReadonlyMap<string, string>, path: string, changed: Document): Files {
  const repository = path.split("/").slice(0, 2).join("/");
  const tree = (files.get(`files/${repository}/_tree.txt`) ?? "").split("\n").filter((line) => line !== "");
  const stored = [...files.keys()].filter((name) => name.startsWith(`files/${repository}/`)).map((name) => name.slice(`files/${repository}/`.length));
  const all = new Set([...tree, ...stored].map((name) => `${ROOT}/${repository}/${name.split("/").map(encodeURIComponent).join("/")}`));
  const opened = new Map<string, Document | undefined>([[changed.uri, changed]]);
  const isFolder = (uri: string): boolean => [...all].some((name) => name.startsWith(`${uri.replace(/\/$/, "")}/`));
  return {
    exists: (uri) => all.has(uri) || isFolder(uri),
    list: (folder) => [...new Set([...all].filter((name) => name.startsWith(`${folder}/`)).map((name) => `${folder}/${name.slice(folder.length + 1).replace(/\/.*$/, "/")}`))],
    read: (uri) => {
      const text = files.get(`files/${decodeURIComponent(uri.slice(ROOT.length + 1))}`);
      if (!opened.has(uri)) opened.set(uri, text === undefined ? undefined : openDocument(uri, text, defaultSettings));
      return opened.get(uri);
    },
  };
}

if (existsSync(cases)) await main();
else console.log(`skipped: there are no cases at ${cases} (set MODELWRIGHT_CASES)`);
