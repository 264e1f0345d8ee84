import { defineRule } from "../../engine/rule.ts";
import { rootOf } from "../../kinds/data.ts";
import { isNull, scalarAt } from "../../syntax/data/access.ts";

export const langgraphNodeVersion = defineRule({
  id: "langgraph-node-version",
  summary: "A version of Node that no image exists for",
  severity: "error",
  languages: ["json"],
  kinds: ["langgraph"],
  references: ["https://docs.langchain.com/langsmith/cli"],
  fix: "none",

  *check(document) {
    const version = scalarAt(rootOf(document), "node_version");
    if (!version || isNull(version)) return;
    if (typeof version.value === "string" && /^\d+$/.test(version.text) && Number(version.text) >= OLDEST) return;
    yield { at: version.span, message: `\`node_version\` must be a major version such as \`"${OLDEST}"\`, as a text, ${OLDEST} or newer; here it is ${document.text.slice(version.span.start, version.span.end)}.` };
  },
});

/** As of version 0.4 of the command line, read in November 2026. */
const OLDEST = 20;
