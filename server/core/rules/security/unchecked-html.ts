import { defineRule } from "../../engine/rule.ts";
import type { Call } from "../../facts/python/calls.ts";
import { keywordOf } from "../../facts/python/edits.ts";
import { authorOf, reached, type Sink } from "../../facts/security/reached.ts";

export const uncheckedHtml = defineRule({
  id: "unchecked-html",
  summary: "Text from a model or a visitor is shown as HTML",
  severity: "warning",
  languages: ["python"],
  cwe: ["CWE-79"],
  owasp: ["LLM05:2025"],
  references: ["https://cheatsheetseries.owasp.org/cheatsheets/Cross_Site_Scripting_Prevention_Cheat_Sheet.html"],
  elsewhere: ["B308", "B703", "B704", "S308", "S704"],
  fix: "none",

  *check(document, snapshot) {
    for (const { at, origin, related } of reached(document, snapshot, SINKS)) {
      yield {
        at,
        message: `What ${authorOf(origin)} is put on the page as HTML: a script in it runs in the reader's browser, and an image in it can carry the conversation away. Show it as text, or pass it through \`html.escape\` first.`,
        related,
      };
    }
  },
});

const allowsHtml = (call: Call): boolean => keywordOf(call, "unsafe_allow_html")?.value.type === "true";

const SINKS: readonly Sink[] = [
  { names: /^streamlit\.(?:\w+\.)?(?:markdown|write|caption)$/, place: 0, keyword: "body", when: allowsHtml },
  { names: /^streamlit\.(?:html|components\.v1\.html)$/, place: 0 },
  { names: /^(?:markupsafe\.Markup|flask\.Markup|django\.utils\.safestring\.mark_safe|gradio\.HTML|IPython\.(?:core\.)?display\.HTML)$/, place: 0 },
  { names: /^(?:flask\.render_template_string|(?:fastapi|starlette)\.responses\.HTMLResponse|django\.http\.HttpResponse)$/, place: 0, keyword: "content" },
];
