import { defineRule } from "../../engine/rule.ts";
import { pythonInstalls } from "../../facts/docker/installs.ts";
import type { Span } from "../../text/span.ts";
import { documentLines, type Document } from "../../workspace/document.ts";

export const untrustedPackageIndex = defineRule({
  id: "untrusted-package-index",
  summary: "Packages may come from where nobody meant them to come from",
  severity: "warning",
  languages: ["requirements", "dockerfile"],
  cwe: ["CWE-427", "CWE-829"],
  owasp: ["LLM03:2025"],
  references: ["https://pip.pypa.io/en/stable/cli/pip_install/#cmdoption-extra-index-url"],
  fix: "none",

  *check(document) {
    for (const { text, span } of document.language === "dockerfile" ? optionsOf(document) : linesOf(document)) {
      const row = ROWS.find(({ line }) => line.test(text));
      if (row) yield { at: span, message: row.message, ...(row.severity && { severity: row.severity }) };
    }
  },
});

const ROWS: readonly { readonly line: RegExp; readonly message: string; readonly severity?: "info" }[] = [
  { line: /^--trusted-host\b/, message: "For this host certificates are not checked, so anybody on the way can hand over other packages. Take the line away, and give pip your company's certificate with `--cert`." },
  { line: /^(?:-i|--index-url|--extra-index-url|-f|--find-links)[= ]\s*http:\/\//, message: "Packages come over a connection that is not encrypted, and anybody on the way can change them. Write `https://`." },
  { line: /^--extra-index-url[= ]\s*https:\/\/(?!(?:[\w-]+\.)*(?:pytorch\.org|pypi\.org|nvidia\.com|anaconda\.org|vllm\.ai|storage\.googleapis\.com)(?:[/:\s]|$))/, message: "pip takes the highest version from either index. Whoever registers the name of your private package on PyPI with a higher version has their code installed here. Use one index that mirrors PyPI: `--index-url`." },
  { line: /^(?:-e\s+)?(?:[\w.-]+(?:\[[^\]]*\])?\s*@\s*)?git\+(?:https?|ssh):\/\/(?!.*@(?:[\da-f]{7,40}|v?\d+(?:\.\d+)+[\w.-]*)(?:#|$|\s))/, message: "This installs whatever the branch holds on the day, and two machines get two versions. Name the commit: `…@<commit>`.", severity: "info" },
];

interface Line {
  readonly text: string;
  readonly span: Span;
}

/** What a Dockerfile hands to pip, an option together with its value. */
function* optionsOf(document: Document): Generator<Line> {
  for (const { arguments: words } of pythonInstalls(document)) {
    for (const [index, word] of words.entries()) {
      const next = words[index + 1];
      const takesNext = /^(?:-i|-f|--(?:trusted-host|index-url|extra-index-url|find-links))$/.test(word.text) && next !== undefined;
      yield takesNext ? { text: `${word.text} ${next.text}`, span: { start: word.span.start, end: next.span.end } } : word;
    }
  }
}

function* linesOf(document: Document): Generator<Line> {
  const lines = documentLines(document);
  for (let line = 0; line < lines.count; line++) {
    const text = lines.text(line).replace(/(^|\s)#(?!egg=).*$/, "").trimEnd();
    if (text !== "") yield { text, span: { start: lines.start(line), end: lines.start(line) + text.length } };
  }
}
