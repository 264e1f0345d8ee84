import { defaultSettings, openDocument } from "../../../server/core/index.ts";
import { readData } from "../../../server/core/syntax/data/read.ts";
import { llmFaults } from "./faults/llm.ts";
import { servingFaults } from "./faults/serving.ts";
import { trainingFaults } from "./faults/training.ts";
import { changedLines, freshFindings, lineOf, onlyShortened, touches } from "./check.ts";
import type { Fault } from "./fault.ts";

/** So many files per fault, spread over all that have a place for it. */
const FILES_PER_FAULT = 6;

interface Outcome {
  readonly rule: string;
  readonly path: string;
  readonly line: number;
  /** The first line that differs, as the fault left it. */
  readonly written: string;
  readonly kind: string;
  readonly found: boolean;
  readonly told: readonly string[];
}

/** Puts every fault of ours into real files and prints how many are found at the right line, by an error or a warning. */
export function reportFaults(files: ReadonlyMap<string, string>, primary: readonly { readonly path: string; readonly kind: string }[], listMissed: boolean): void {
  const outcomes = [...trainingFaults, ...servingFaults, ...llmFaults].flatMap((fault) => outcomesOf(fault, files, primary));
  for (const { rule, path, line, written, kind, told } of listMissed ? outcomes.filter(({ found }) => !found) : []) console.log(`missed ${rule} in ${path}:${line} (${kind}), \`${written}\`; told ${told.join(" ") || "nothing"}`);
  const kinds = [...new Set(outcomes.map(kindOf))];
  console.table(kinds.map((kind) => ({ kind, ...counts(outcomes.filter((one) => kindOf(one) === kind)) })));
  const { mutants, found, byName } = counts(outcomes);
  console.log(`our own faults found at the right line: ${found} of ${mutants} (${((100 * found) / Math.max(1, mutants)).toFixed(1)} %), ${byName} of them by a rule of the catalogue's name`);
}

const kindOf = ({ path }: Outcome): string => path.split("/")[0] ?? "";

function counts(outcomes: readonly Outcome[]): { readonly faults: number; readonly mutants: number; readonly found: number; readonly byName: number } {
  const found = outcomes.filter((one) => one.found);
  return { faults: new Set(outcomes.map(({ rule }) => rule)).size, mutants: outcomes.length, found: found.length, byName: found.filter(({ rule, told }) => told.some((one) => namesOf(rule).some((name) => one.includes(` ${name}:`)))).length };
}

/** The names that a rule of the catalogue may have here: rules on containers, secrets and YAML in general have no kind in theirs. */
function namesOf(rule: string): readonly string[] {
  const [kind = "", name = ""] = rule.split("/");
  const others = { "common/tab-indent": ["invalid-yaml"], "common/secret-literal": ["hardcoded-secret"] }[rule] ?? [];
  return [`${kind}-${name}`, ...(kind === "docker" || kind === "common" ? [name, ...others] : [])];
}

function outcomesOf(fault: Fault, files: ReadonlyMap<string, string>, primary: readonly { readonly path: string; readonly kind: string }[]): readonly Outcome[] {
  const broken = primary.filter(({ kind }) => fault.kinds.includes(kind)).flatMap(({ path }) => {
    const text = files.get(`files/${path}`) ?? "";
    const changed = isReadable(path, text) ? fault.change(text, nearby(files, path), path.split("/").slice(2).join("/")) : undefined;
    return changed === undefined ? [] : [{ path, text, changed }];
  });
  const step = Math.max(1, broken.length / FILES_PER_FAULT);
  return Array.from({ length: Math.min(FILES_PER_FAULT, broken.length) }, (_, index) => broken[Math.floor(index * step)]).flatMap((one) => (one === undefined ? [] : [outcomeOf(fault, files, one)]));
}

/** A template of manifests, or what is no YAML before anything is broken, has no findings to gain. */
function isReadable(path: string, text: string): boolean {
  if (/^apiVersion:/m.test(text) && /^\s*(?:- )?\w+:\s*\{\{/m.test(text)) return false;
  const tree = readData(openDocument(`file:///cases/${path}`, text, defaultSettings));
  return tree === undefined || tree.problems.length === 0;
}

function outcomeOf({ rule, soft }: Fault, files: ReadonlyMap<string, string>, { path, text, changed }: { readonly path: string; readonly text: string; readonly changed: string }): Outcome {
  const lines = changedLines(text, changed);
  const { document, fresh } = freshFindings(files, path, text, changed);
  const loud = fresh.filter(({ severity }) => soft === true || severity === "error" || severity === "warning");
  const found = onlyShortened(text, changed) ? loud.length > 0 : loud.some((finding) => touches(document, finding, lines));
  return { rule, path, line: lines.first, written: (changed.split("\n")[lines.first - 1] ?? "").trim().slice(0, 80), kind: document.kind, found, told: fresh.map((finding) => `${finding.severity} ${finding.rule.id}:${lineOf(document, finding)}`) };
}

/** What is known to stand in its repository: what is stored, and the names of everything else. */
function nearby(files: ReadonlyMap<string, string>, path: string): readonly string[] {
  const repository = `files/${path.split("/").slice(0, 2).join("/")}/`;
  return namesBy.get(repository) ?? remember(repository, [...files.keys()].filter((name) => name.startsWith(repository)).map((name) => name.slice(repository.length)).concat((files.get(`${repository}_tree.txt`) ?? "").split("\n").filter((line) => line !== "")));
}

const namesBy = new Map<string, readonly string[]>();

function remember(repository: string, names: readonly string[]): readonly string[] {
  namesBy.set(repository, names);
  return names;
}
