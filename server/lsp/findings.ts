import type { Diagnostic } from "vscode-languageserver/node";

import { checkDocument, flowBoundsOf, groupedBySource, memo, rules, type Document, type RankedFinding, type Report, type Severity, type Snapshot, type Span } from "../core/index.ts";
import { severities } from "./convert.ts";
import { diagnosticOf } from "./diagnostic.ts";
import { placesOf, type Places } from "./places.ts";
import type { Session } from "./session.ts";
import { settingsFault } from "./workspaceSettings.ts";
import { whyIgnored, whyUnreadable } from "./unchecked.ts";

/** What the server says about one document, in words of the core and of the editor. */
export interface Findings {
  readonly report: Report;
  readonly placed: readonly Placed[];
  /** What the reader should know besides findings. */
  readonly notices: readonly Notice[];
}

export interface Notice {
  /** The text that the editor shows it in: the file, or a cell of an open notebook. */
  readonly editorUri: string;
  readonly diagnostic: Diagnostic;
}

export interface Placed extends Notice {
  readonly finding: RankedFinding;
}

/** Findings of the document as it is now. Each document is checked once per snapshot, however many ask. */
export function findingsOf(session: Session, document: Document): Findings {
  const snapshot = session.snapshot();
  const known = findingsIn(snapshot);
  const findings = known.get(document) ?? compute(session, document, snapshot);
  known.set(document, findings);
  return findings;
}

/** What the editor should show for one of its texts. */
export function diagnosticsFor(findings: Findings, editorUri: string): readonly Diagnostic[] {
  return [...findings.placed, ...findings.notices].filter((one) => one.editorUri === editorUri).map(({ diagnostic }) => diagnostic);
}

const findingsIn = memo<Snapshot, WeakMap<Document, Findings>>(() => new WeakMap());

const NOTHING: Findings = { report: { findings: [], crashes: [] }, placed: [], notices: [] };

function compute(session: Session, document: Document, snapshot: Snapshot): Findings {
  if (whyIgnored(session, document.uri) !== undefined) return NOTHING;
  const unreadable = whyUnreadable(document);
  if (unreadable !== undefined) {
    const notice = noticeOf(placesOf(session, document), `Modelwright does not check this file: ${unreadable}.`);
    return { ...NOTHING, notices: [notice] };
  }
  const report = checkDocument(document, snapshot, rules);
  logCrashes(session, document, report);
  for (const bound of flowBoundsOf(document, snapshot)) session.trace(`${document.uri}: ${bound}`);
  const fault = settingsFault(document);
  if (report.findings.length === 0 && !fault) return { ...NOTHING, report };
  const places = placesOf(session, document);
  const shown = groupedBySource(report.findings, ({ rule, at }) => [rule.id, at]);
  const notices = fault ? [noticeOf(places, `${fault.reason} Modelwright leaves this file's settings out until it is mended.`, fault.at, "error")] : [];
  return { report, placed: shown.map((finding) => placedOf(session, document, finding, places)), notices };
}

function placedOf(session: Session, document: Document, finding: RankedFinding, places: Places): Placed {
  const { uri, range } = places.at(finding.at);
  return { finding, editorUri: uri, diagnostic: diagnosticOf(session, document, finding, places, range) };
}

function noticeOf(places: Places, message: string, at: Span = { start: 0, end: 0 }, severity: Severity = "info"): Notice {
  const { uri, range } = places.at(at);
  return { editorUri: uri, diagnostic: { range, message, severity: severities[severity], source: "modelwright" } };
}

const logged = memo<Session, Set<string>>(() => new Set());

/** A rule that threw is told once, and not again at every key. */
function logCrashes(session: Session, document: Document, { crashes }: Report): void {
  for (const { ruleId, message } of crashes) {
    const key = `${ruleId}\n${message}`;
    if (logged(session).has(key)) continue;
    logged(session).add(key);
    session.logError(`The rule ${ruleId} failed on ${document.uri}. The other rules still ran.\n${message}`);
  }
}
