import { memo } from "../memo.ts";
import { documentLines, type Document } from "../workspace/document.ts";
import type { Settings, Severity } from "../workspace/settings.ts";
import type { Snapshot } from "../workspace/snapshot.ts";
import { otherSuppressionsOf } from "./otherSuppressions.ts";
import type { Finding, Found, RuleInGroup } from "./rule.ts";
import { suppressionsOf } from "./suppressions.ts";

export interface RankedFinding extends Finding {
  readonly rule: RuleInGroup;
  readonly severity: Severity;
}

export interface Report {
  /** In the order of the text. */
  readonly findings: readonly RankedFinding[];
  /** Rules that threw. The other rules still ran. */
  readonly crashes: readonly Crash[];
}

export interface Crash {
  readonly ruleId: string;
  readonly message: string;
}

/** Runs every rule that is for the document and not turned off. Never throws. */
export function checkDocument(document: Document, snapshot: Snapshot, rules: readonly RuleInGroup[]): Report {
  const findings: RankedFinding[] = [];
  const crashes: Crash[] = [];
  const running = runningFor(document, snapshot, rules);
  const collect = (rule: RuleInGroup, found: () => Iterable<Finding>): void => {
    const set = snapshot.settings.severity[rule.id];
    try {
      for (const finding of withinReason(found())) findings.push({ ...finding, rule, severity: set === undefined || set === "off" ? severityOf(finding, rule, snapshot) : set });
    } catch (error) {
      crashes.push({ ruleId: rule.id, message: error instanceof Error ? (error.stack ?? error.message) : String(error) });
    }
  };
  for (const rule of running) collect(rule, () => rule.check(document, snapshot));
  const reviewing = snapshot.settings.trusted ? running.filter((rule) => rule.review !== undefined) : [];
  if (reviewing.length > 0) {
    const crashed = new Set(crashes.map(({ ruleId }) => ruleId));
    const found: Found = { ran: new Set(running.map(({ id }) => id).filter((id) => !crashed.has(id))), findings: findings.map(({ rule, at }) => ({ ruleId: rule.id, at })) };
    for (const rule of reviewing) collect(rule, () => rule.review?.(document, found) ?? []);
  }
  return { findings: withoutSuppressed(document, snapshot, findings).toSorted((a, b) => a.at.start - b.at.start), crashes };
}

/** So many of one rule in one file a person may still read; more only cost time and memory. */
const MOST_FINDINGS = 1000;
/** How far the rest is counted. */
const MOST_COUNTED = 10_000;

/** The first findings of a rule; the last of them says how many more there are. */
function* withinReason(found: Iterable<Finding>): Generator<Finding> {
  let last: Finding | undefined;
  let count = 0;
  for (const finding of found) {
    count++;
    if (count < MOST_FINDINGS) yield finding;
    else last ??= finding;
    if (count > MOST_COUNTED) break;
  }
  const more = count - MOST_FINDINGS;
  if (last) yield more > 0 ? { ...last, message: `${last.message} The same is found in ${count > MOST_COUNTED ? `more than ${(MOST_COUNTED - MOST_FINDINGS).toLocaleString("en")}` : more.toLocaleString("en")} further places of this file, which are not listed.` } : last;
}

/** Files of one kind are checked by the same rules, which need not be looked for among hundreds at each of them. */
function runningFor(document: Document, snapshot: Snapshot, rules: readonly RuleInGroup[]): readonly RuleInGroup[] {
  const known = runningByKind(rules)(snapshot.settings);
  const key = `${document.language} ${document.kind}`;
  const running = known.get(key) ?? rules.filter((rule) => isFor(rule, document) && isOn(rule, snapshot));
  known.set(key, running);
  return running;
}

const runningByKind = memo<readonly RuleInGroup[], (settings: Settings) => Map<string, readonly RuleInGroup[]>>(() => memo(() => new Map()));

function isFor(rule: RuleInGroup, document: Document): boolean {
  return rule.languages.includes(document.language) && (rule.kinds?.includes(document.kind) ?? true);
}

function isOn({ id, off }: RuleInGroup, { settings }: Snapshot): boolean {
  const set = settings.severity[id];
  return set === undefined ? off !== true : set !== "off";
}

function severityOf(finding: Finding, rule: RuleInGroup, snapshot: Snapshot): Severity {
  if (snapshot.settings.preset === "strict" && rule.strict) return rule.strict;
  return finding.severity ?? rule.severity;
}

/** Nothing that a workspace says may silence a finding while nobody trusts the workspace. */
function withoutSuppressed(document: Document, snapshot: Snapshot, findings: readonly RankedFinding[]): readonly RankedFinding[] {
  if (!snapshot.settings.trusted || findings.length === 0) return findings;
  const [own, others] = [suppressionsOf(document), otherSuppressionsOf(document)];
  if (own.length === 0 && others.length === 0) return findings;
  const lines = documentLines(document);
  return findings.filter(({ at, rule }) => {
    const { line } = lines.position(at.start);
    const last = lines.position(at.end).line;
    const isAllowed = own.some((one) => one.line === line && one.ruleIds.includes(rule.id));
    return !isAllowed && !others.some((one) => (one.line === undefined || (line <= one.line && one.line <= last)) && one.speaksFor(rule));
  });
}
