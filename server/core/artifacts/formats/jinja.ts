import type { Evidence } from "../report.ts";
import { shown } from "../text.ts";
import { danger, doubt } from "./format.ts";

/**
 * Chat templates are Jinja, and some programs render them without a sandbox (CVE-2024-34359). A template formats
 * messages; it never needs Python's inner attributes, and those lead to running anything.
 */
export function inspectTemplate(template: string, where: string): readonly Evidence[] {
  const found: Evidence[] = [];
  for (const expression of expressionsOf(template)) {
    const reason = reasonAgainst(expression);
    if (reason === undefined) continue;
    found.push(danger(`The template ${reason}: \`${shown(expression.trim(), 160)}\`. A program that renders it without a sandbox would run what the author wants.`, where));
    if (found.length >= 5) break;
  }
  if (/[\u{e0000}-\u{e007f}]/u.test(template)) found.push(doubt("The template holds invisible characters that a model reads but a person does not see.", where));
  return found;
}

/** What stands between `{{ }}` and `{% %}`. An unclosed one reaches to the end. */
function expressionsOf(template: string): readonly string[] {
  return [...template.matchAll(/\{([{%])([\s\S]*?)(?:[}%]\}|$)/g)].map((match) => match[2] ?? "");
}

const CHECKS: readonly { readonly reason: string; readonly matches: (expression: string, withoutTexts: string) => boolean }[] = [
  { reason: "reaches into Python's inner attributes", matches: (expression) => /__\w+__/.test(unescaped(expression)) },
  { reason: "puts the name of an inner attribute together from pieces", matches: (expression) => /__\w+__/.test(joined(unescaped(expression))) },
  { reason: "fetches an attribute by its name", matches: (_, code) => /\|\s*attr\s*\(/.test(code) },
  { reason: "calls a function that runs code", matches: (_, code) => /(^|[^\w.])(eval|exec|open|compile|getattr|import_module|breakpoint)\s*\(/.test(code) },
  { reason: "starts a program", matches: (_, code) => /\b(os\s*\.\s*(system|popen|exec\w*|spawn\w*)|popen|subprocess)\b/.test(code) },
  { reason: "reaches an object of the web server", matches: (_, code) => /(^|[^\w.'"])((request|lipsum|url_for|get_flashed_messages)\s*[.[(|]|(self|config|cycler|joiner)\s*(\.|\[)\s*['"]?_|(cycler|joiner|namespace|range|dict)\s*\[)/.test(code) },
  { reason: "reads other files", matches: (_, code) => /^[-+\s]*(import|from|include|extends)\s/.test(code) },
  { reason: "climbs Python's classes", matches: (_, code) => /\.\s*mro\b/.test(code) },
  { reason: "puts the name of an attribute together from pieces", matches: (expression) => BUILT_NAME.test(expression) },
];

/** `x[a ~ "init" ~ a]` and `"_" * 2`. */
const BUILT_NAME = /\[[^\]]*(?:[~+]|\bjoin\b|\bformat\b)[^\]]*['"]\w*(?:init|class|globals|mro|subclasses|builtins|getattr)\w*['"]|\[[^\]]*['"]\w*(?:init|class|globals|mro|subclasses|builtins|getattr)\w*['"]\s*[~+]|['"]_+['"]\s*\*/;

function reasonAgainst(expression: string): string | undefined {
  const withoutTexts = expression.replace(/'(?:[^'\\]|\\.)*'|"(?:[^"\\]|\\.)*"/g, "''");
  return CHECKS.find(({ matches }) => matches(expression, withoutTexts))?.reason;
}

/** `\x5f`, `\u005f` and `\137` all are an underscore. */
function unescaped(text: string): string {
  return text.replace(/\\+(?:x([0-9a-fA-F]{2})|u([0-9a-fA-F]{4})|([0-7]{3}))/g, (_, hex?: string, wide?: string, octal?: string) =>
    String.fromCharCode(octal === undefined ? parseInt(hex ?? wide ?? "0", 16) : parseInt(octal, 8)),
  );
}

/** Joins texts that stand beside each other with `~` or `+` between. */
const joined = (text: string): string => text.replace(/['"]\s*[~+]?\s*['"]/g, "");
