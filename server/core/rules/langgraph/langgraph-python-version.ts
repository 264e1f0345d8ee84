import { defineRule } from "../../engine/rule.ts";
import { rootOf } from "../../kinds/data.ts";
import { isNull, scalarAt } from "../../syntax/data/access.ts";

export const langgraphPythonVersion = defineRule({
  id: "langgraph-python-version",
  summary: "The version of Python is too old or not one that images exist for",
  severity: "error",
  languages: ["json"],
  kinds: ["langgraph"],
  references: ["https://langchain-ai.github.io/langgraph/cloud/reference/cli/"],
  fix: "none",

  *check(document) {
    const version = scalarAt(rootOf(document), "python_version");
    if (!version || isNull(version)) return;
    const [, minor] = /^3\.(\d+)(?:-\w+)?$/.exec(version.text) ?? [];
    if (minor !== undefined && Number(minor) >= 11 && typeof version.value === "string") return;
    yield { at: version.span, message: `\`python_version\` must be a text such as \`"3.12"\`, with 3.11 or newer and without a patch number; here it is ${document.text.slice(version.span.start, version.span.end)}.` };
  },
});
