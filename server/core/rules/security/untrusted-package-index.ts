import { defineRule } from "../../engine/rule.ts";
import type { Span } from "../../text/span.ts";
import { documentLines, type Document } from "../../workspace/document.ts";

export const untrustedPackageIndex = defineRule({
  id: "untrusted-package-index",
  summary: "Packages may come from where nobody meant them to come from",
  severity: "warning",
  languages: ["requirements"],
  cwe: ["CWE-427", "CWE-829"],
  owasp: ["LLM03:2025"],
  references: ["https://pip.pypa.io/en/stable/cli/pip_install/#cmdoption-extra-index-url"],
  fix: "none",

  *check(document) {
    for (const { text, span } of linesOf(document)) {
      const row = ROWS.find(({ line }) => line.test(text));
      if (row) yield { at: span, message: row.message };
    }
  },
});

const ROWS: readonly { readonly line: RegExp; readonly message: string }[] = [
  { line: /^--trusted-host\b/, message: "For this host certificates are not checked, so anybody on the way can hand over other packages. Take the line away, and give pip your company's certificate with `--cert`." },
  { line: /^(?:-i|--index-url|--extra-index-url|-f|--find-links)[= ]\s*http:\/\//, message: "Packages come over a connection that is not encrypted, and anybody on the way can change them. Write `https://`." },
  { line: /^--extra-index-url[= ]\s*https:\/\/(?!download\.pytorch\.org\/|pypi\.(?:org|nvidia\.com|ngc\.nvidia\.com)\/|[\w.-]*\.?(?:pypi\.org|nvidia\.com|anaconda\.org|jax-releases|vllm\.ai|storage\.googleapis\.com)[/:])/, message: "pip takes the highest version from either index. Whoever registers the name of your private package on PyPI with a higher version has their code installed here. Use one index that mirrors PyPI: `--index-url`." },
  { line: /^(?:-e\s+)?(?:[\w.-]+(?:\[[^\]]*\])?\s*@\s*)?git\+(?:https?|ssh):\/\/(?!.*@(?:[\da-f]{7,40}|v?\d+(?:\.\d+)+[\w.-]*)(?:#|$|\s))/, message: "This installs whatever the branch holds on the day, and two machines get two versions. Name the commit: `…@<commit>`." },
];

function* linesOf(document: Document): Generator<{ readonly text: string; readonly span: Span }> {
  const lines = documentLines(document);
  for (let line = 0; line < lines.count; line++) {
    const text = lines.text(line).replace(/(^|\s)#(?!egg=).*$/, "").trimEnd();
    if (text !== "") yield { text, span: { start: lines.start(line), end: lines.start(line) + text.length } };
  }
}
