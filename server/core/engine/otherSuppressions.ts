import { memo } from "../memo.ts";
import { documentLines, type Document } from "../workspace/document.ts";
import type { RuleInGroup } from "./rule.ts";

/** A comment by which another tool is told to say nothing, so that nobody has to say it twice. */
export interface OtherSuppression {
  /** Zero-based line that it speaks for; the whole file when absent. */
  readonly line: number | undefined;
  speaksFor(rule: RuleInGroup): boolean;
}

export const otherSuppressionsOf = memo((document: Document): readonly OtherSuppression[] => {
  const forms = FORMS.filter(({ languages, clue }) => languages.includes(document.language) && document.text.includes(clue));
  if (forms.length === 0) return [];
  const lines = documentLines(document);
  return Array.from({ length: lines.count }, (_, line) => line).flatMap((line) =>
    forms.flatMap(({ comment, where, silences }): readonly OtherSuppression[] => {
      const match = comment.exec(lines.text(line));
      if (!match) return [];
      const ids = (match[1] ?? "").split(/[\s,]+/).filter((id) => id !== "");
      return [{ line: where === "line" ? line : where === "next" ? nextInstruction(document, line) : undefined, speaksFor: (rule) => silences(rule, ids) }];
    }),
  );
});

interface Form {
  readonly languages: readonly string[];
  readonly clue: string;
  readonly comment: RegExp;
  readonly where: "line" | "next" | "file";
  readonly silences: (rule: RuleInGroup, ids: readonly string[]) => boolean;
}

const isNamed = ({ elsewhere = [] }: RuleInGroup, ids: readonly string[]): boolean => ids.some((id) => elsewhere.includes(id));

const FORMS: readonly Form[] = [
  // bandit: without ids everything that it could say.
  { languages: ["python"], clue: "nosec", comment: /#\s*nosec\b:?\s*((?:B\d{3}[\s,]*)*)/, where: "line", silences: (rule, ids) => (ids.length === 0 ? rule.group === "security" : isNamed(rule, ids)) },
  // ruff and flake8; without codes only what they know as well.
  { languages: ["python"], clue: "noqa", comment: /#\s*noqa(?::\s*((?:[A-Z]+\d+[\s,]*)+))?/i, where: "line", silences: (rule, ids) => (ids.length === 0 ? rule.elsewhere?.some((id) => /^S\d/.test(id)) === true : isNamed(rule, ids)) },
  { languages: ["dockerfile"], clue: "hadolint", comment: /^\s*#\s*hadolint\s+ignore\s*=\s*([\w,\s]+)/, where: "next", silences: isNamed },
  { languages: ["dockerfile"], clue: "hadolint", comment: /^\s*#\s*hadolint\s+global\s+ignore\s*=\s*([\w,\s]+)/, where: "file", silences: isNamed },
  // BuildKit: `# check=skip=JSONArgsRecommended;error=true`.
  { languages: ["dockerfile"], clue: "check", comment: /^#\s*check\s*=\s*(?:[^;]*;)*?\s*skip\s*=\s*([\w,]+)/, where: "file", silences: (rule, ids) => (ids.includes("all") ? (rule.elsewhere?.some((id) => /^[A-Z][a-z]/.test(id)) ?? false) : isNamed(rule, ids)) },
];

function nextInstruction(document: Document, after: number): number {
  const lines = documentLines(document);
  let line = after + 1;
  while (line < lines.count && /^\s*(#.*)?$/.test(lines.text(line))) line++;
  return line;
}
