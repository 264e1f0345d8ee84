import { defineRule } from "../../engine/rule.ts";
import { keywordOf, removeArgument } from "../../facts/python/edits.ts";
import { importsOf } from "../../facts/python/imports.ts";
import { isTrue, setOptions } from "../../facts/security/options.ts";

export const publicDemoLink = defineRule({
  id: "public-demo-link",
  summary: "The demo is opened to the whole internet without a password",
  severity: "warning",
  languages: ["python"],
  cwe: ["CWE-306"],
  owasp: ["LLM02:2025"],
  references: ["https://www.gradio.app/guides/sharing-your-app"],
  fix: "suggested",

  *check(document) {
    if (document.kind === "notebook" || ![...importsOf(document).values()].some((name) => /^gradio(?:\.|$)/.test(name))) return;
    for (const { call, argument } of setOptions(document, [{ names: /\.launch$/, keyword: "share", is: isTrue }])) {
      if (keywordOf(call, "auth")) continue;
      yield {
        at: { start: argument.start, end: argument.end },
        message: "`share=True` gives this process a public address for a week; whoever finds it can use the model and read the files that the app may serve. Leave it out, or ask for a password: `auth=(user, password)`.",
        fixes: [{ title: "Do not share publicly", edits: [removeArgument(document, call, argument)] }],
      };
    }
  },
});
