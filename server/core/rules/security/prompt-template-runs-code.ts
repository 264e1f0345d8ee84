import { defineRule } from "../../engine/rule.ts";
import { callsOf } from "../../facts/python/calls.ts";
import { removeArgument } from "../../facts/python/edits.ts";
import { isText, setOptions } from "../../facts/security/options.ts";

export const promptTemplateRunsCode = defineRule({
  id: "prompt-template-runs-code",
  summary: "A prompt is filled in by an engine that can run Python",
  severity: "warning",
  languages: ["python"],
  cwe: ["CWE-1336"],
  owasp: ["LLM05:2025"],
  references: ["https://jinja.palletsprojects.com/en/stable/sandbox/"],
  elsewhere: ["B701", "S701"],
  fix: "suggested",

  *check(document) {
    for (const { call, argument } of setOptions(document, [{ keyword: "template_format", is: isText("jinja2") }])) {
      yield {
        at: { start: argument.start, end: argument.end },
        message: "A Jinja template can reach Python's inner attributes, and so run anything: whoever may change the template, or gets their text into it, runs code here. The default format only puts values in.",
        fixes: [{ title: "Use the default format", edits: [removeArgument(document, call, argument)] }],
      };
    }
    if (!/chat_template|apply_chat_template|prompt/i.test(document.text)) return;
    for (const { name, callee, arguments: given } of callsOf(document)) {
      const first = given[0]?.value;
      if (/^jinja2\.(?:Template|Environment\.from_string)$/.test(name) && first?.type !== "text" && first !== undefined && /chat_template|prompt/i.test(document.text.slice(first.start, first.end))) {
        yield { at: callee, message: "The chat template comes with the model, and Jinja without a sandbox lets it run Python (CVE-2024-34359). Use `jinja2.sandbox.ImmutableSandboxedEnvironment().from_string(…)`." };
      }
    }
  },
});
