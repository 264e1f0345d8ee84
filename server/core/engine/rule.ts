import type { Edit, Span } from "../text/span.ts";
import type { Document } from "../workspace/document.ts";
import type { Severity } from "../workspace/settings.ts";
import type { Snapshot } from "../workspace/snapshot.ts";

export interface RuleMeta {
  /** Stable, kebab-case, unique. Also the file name and the suppression name. */
  readonly id: string;
  /** One sentence without a full stop: what is wrong where the rule fires. */
  readonly summary: string;
  readonly severity: Severity;
  /** Severity under the `strict` preset, where it differs. */
  readonly strict?: Severity;
  /** Document languages that the rule reads. A notebook has the language of its cells. */
  readonly languages: readonly string[];
  /** File kinds that the rule is for; every kind when absent. */
  readonly kinds?: readonly string[];
  readonly cwe?: readonly `CWE-${number}`[];
  /** Entries of the OWASP Top 10 for LLM applications, such as `LLM01:2025`. */
  readonly owasp?: readonly string[];
  readonly references: readonly string[];
  /** Runs only where settings give it a severity, or the command line names it. */
  readonly off?: true;
  /** What other tools call it, such as `B301` or `DL3006`. Their ways to silence it count. */
  readonly elsewhere?: readonly string[];
  /** `safe` keeps behaviour and may run on save; `suggested` needs a person to choose it. */
  readonly fix: "none" | "safe" | "suggested";
  /** How editors draw the place besides marking it: struck through, or faded. */
  readonly tag?: "deprecated" | "unnecessary";
}

export interface Finding {
  readonly at: Span;
  /** What is wrong, why it matters, what to do; names the reader's own variables in backquotes. */
  readonly message: string;
  readonly related?: readonly Related[];
  /** The best repair first. */
  readonly fixes?: readonly Fix[];
  /** Set where the document's rule says more exactly how bad this one is. */
  readonly severity?: Severity;
  readonly leakage?: Leakage;
  /** Text that no report, log or frame of code may repeat, such as a key. */
  readonly secret?: Span;
}

export interface Related {
  readonly at: Span;
  readonly message: string;
  /** Another file; the finding's own when absent. */
  readonly uri?: string;
}

export interface Fix {
  readonly title: string;
  /** Of the finding's own document; they do not overlap. */
  readonly edits: readonly Edit[];
  /** Cells of the notebook, by their index, whose saved outputs go. */
  readonly clears?: readonly number[];
}

/** The fit, the evaluation it spoils, and the split between, as the command line reports them. */
export interface Leakage {
  readonly type: "preprocessing" | "overlap" | "multi-test" | "selection" | "time" | "group" | "target";
  readonly fit?: Span;
  readonly evaluate?: Span;
  readonly split?: Span;
}

export interface Rule extends RuleMeta {
  check(document: Document, snapshot: Snapshot): Iterable<Finding>;
  /** Looks at what the other rules found, before comments silenced any of it. */
  review?(document: Document, found: Found): Iterable<Finding>;
}

/** What rules found in a document. */
export interface Found {
  /** Rules that ran to their end. */
  readonly ran: ReadonlySet<string>;
  readonly findings: readonly { readonly ruleId: string; readonly at: Span }[];
}

export const defineRule = (rule: Rule): Rule => rule;

/** The folder that a rule stands in: `leakage`, `security`, `dvc` … Written by `npm run generate`. */
export type RuleInGroup = Rule & { readonly group: string };
