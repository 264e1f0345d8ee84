import type { ReportingDescriptor, Result } from "sarif";

import type { RuleMeta } from "../engine/rule.ts";
import type { Severity } from "../workspace/settings.ts";

export const LEVELS: Readonly<Record<Severity, NonNullable<Result["level"]>>> = { error: "error", warning: "warning", info: "note", hint: "note" };

/** Where GitHub's code scanning puts a weakness: above 7 is high, above 4 medium, the rest low. */
const SECURITY_SEVERITY: Readonly<Record<Severity, string>> = { error: "8.0", warning: "5.5", info: "3.0", hint: "1.0" };

export function sarifRule(rule: RuleMeta & { readonly group: string }, page: string | undefined): ReportingDescriptor {
  const { id, summary, severity, references, group } = rule;
  const [helpUri] = references;
  const isSecurity = group === "security" || rule.cwe !== undefined;
  return {
    id,
    name: pascal(id),
    shortDescription: { text: `${summary}.` },
    fullDescription: { text: `${summary}.` },
    ...(helpUri !== undefined && { helpUri }),
    help: { text: [`${summary}.`, ...references].join("\n"), ...(page !== undefined && { markdown: page }) },
    defaultConfiguration: { level: LEVELS[severity] },
    properties: {
      tags: [group, ...(isSecurity ? ["security"] : []), ...(rule.cwe ?? []).map(cweTag), ...(rule.owasp ?? []).map(owaspTag)].filter(
        (tag, index, all) => all.indexOf(tag) === index,
      ),
      precision: "high",
      ...(isSecurity && { "security-severity": SECURITY_SEVERITY[severity] }),
    },
  };
}

const pascal = (id: string): string => id.replace(/(?:^|-)(\w)/g, (_, letter: string) => letter.toUpperCase());

const cweTag = (cwe: string): string => `external/cwe/${cwe.toLowerCase()}`;

const owaspTag = (owasp: string): string => `external/owasp/${owasp.toLowerCase()}`;
