import type { Diagnostic, DiagnosticRelatedInformation, Range } from "vscode-languageserver/node";

import type { Document, RankedFinding, Related } from "../core/index.ts";
import { severities, tags } from "./convert.ts";
import { placesOf, type Places } from "./places.ts";
import type { Session } from "./session.ts";

/** What travels with a diagnostic, for whoever reads it back. */
export interface DiagnosticData {
  readonly ruleId: string;
  readonly fixable: boolean;
}

export function diagnosticOf(session: Session, document: Document, finding: RankedFinding, places: Places, range: Range): Diagnostic {
  const { rule, message, severity, related = [], fixes = [] } = finding;
  const data: DiagnosticData = { ruleId: rule.id, fixable: fixes.length > 0 };
  const href = pageLink(session, rule.id) ?? rule.references[0];
  return {
    range,
    message,
    severity: severities[severity],
    source: "modelwright",
    code: rule.id,
    data,
    ...(rule.tag === undefined ? {} : { tags: [tags[rule.tag]] }),
    ...(href === undefined ? {} : { codeDescription: { href } }),
    ...(related.length === 0 ? {} : { relatedInformation: related.flatMap((one) => relatedOf(session, document, places, one)) }),
  };
}

/** Opens the rule's page in editors that have our commands. */
export function pageLink(session: Session, ruleId: string): string | undefined {
  if (!session.state.client.runsCommands) return undefined;
  return `command:modelwright.openRuleDocumentation?${encodeURIComponent(JSON.stringify([ruleId]))}`;
}

function relatedOf(session: Session, document: Document, places: Places, { at, message, uri }: Related): readonly DiagnosticRelatedInformation[] {
  if (uri === undefined || uri === document.uri) return [{ location: places.at(at), message }];
  const other = session.snapshot().files.read(uri);
  return other ? [{ location: placesOf(session, other).at(at), message }] : [];
}
