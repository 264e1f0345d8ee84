import { defineRule, type Finding, type Fix } from "../../engine/rule.ts";
import { suppressionsOf, type Suppression } from "../../engine/suppressions.ts";
import { syntaxErrors } from "../../syntax/python/module.ts";
import type { Span } from "../../text/span.ts";
import { documentLines, type Document } from "../../workspace/document.ts";

export const suppressionUnused = defineRule({
  id: "suppression-unused",
  summary: "A comment allows what no rule finds there",
  severity: "hint",
  languages: ["python", "yaml", "toml", "dockerfile", "requirements", "text", "ini", "markdown"],
  references: ["https://docs.astral.sh/ruff/rules/unused-noqa/"],
  fix: "suggested",
  tag: "unnecessary",

  check: () => [],

  *review(document, { ran, findings }) {
    const allowing = suppressionsOf(document);
    // While somebody types, rules see less than there is.
    if (allowing.length === 0 || (document.language === "python" && syntaxErrors(document).length > 0)) return;
    const lines = documentLines(document);
    const found = new Set(findings.map(({ ruleId, at }) => `${lines.position(at.start).line} ${ruleId}`));
    for (const one of allowing) {
      if (one.ruleIds.includes(suppressionUnused.id)) continue;
      const idle = one.ruleIds.filter((id) => ran.has(id) && !found.has(`${one.line} ${id}`));
      if (idle.length > 0) yield idleComment(document, one, idle);
    }
  },
});

function idleComment(document: Document, one: Suppression, idle: readonly string[]): Finding {
  const named = idle.map((id) => `\`${id}\``).join(" and ");
  return {
    at: one.at,
    message: `${named} ${idle.length === 1 ? "finds" : "find"} nothing on this line any more, so the comment allows what is not there, and would hide it if it came back. Take it away.`,
    fixes: [fixFor(document, one, idle)],
  };
}

function fixFor(document: Document, { at, ruleIds }: Suppression, idle: readonly string[]): Fix {
  const left = ruleIds.filter((id) => !idle.includes(id));
  if (left.length === 0) return { title: "Take the comment away", edits: [{ span: wholeOf(document, at), text: "" }] };
  const text = document.text.slice(at.start, at.end);
  return { title: `Allow only ${left.join(", ")}`, edits: [{ span: at, text: text.replace(LIST, `$1${left.join(", ")}`) }] };
}

const LIST = /(allow\s+)[\w-]+(?:\s*,\s*[\w-]+)*/;

/** A comment on a line of its own goes with its line, one behind code with the blanks before it. */
function wholeOf(document: Document, at: Span): Span {
  const lines = documentLines(document);
  const { line } = lines.position(at.start);
  const start = lines.start(line);
  const before = document.text.slice(start, at.start);
  if (before.trim() !== "") return { start: start + before.trimEnd().length, end: at.end };
  return line + 1 < lines.count ? { start, end: lines.start(line + 1) } : { start: Math.max(0, start - 1), end: at.end };
}
