import { defineRule } from "../../engine/rule.ts";
import { symbolIn } from "../../facts/config/paths.ts";
import { rootOf } from "../../kinds/data.ts";
import { entriesAt, scalarAt } from "../../syntax/data/access.ts";

export const langgraphGraphSpecForm = defineRule({
  id: "langgraph-graph-spec-form",
  summary: "A graph is not named as `file:variable`",
  severity: "error",
  languages: ["json"],
  kinds: ["langgraph"],
  references: ["https://langchain-ai.github.io/langgraph/cloud/reference/cli/"],
  fix: "none",

  *check(document) {
    for (const { value } of entriesAt(rootOf(document), "graphs")) {
      const spec = value.type === "scalar" ? value : scalarAt(value, "path");
      if (!spec || typeof spec.value !== "string" || symbolIn(spec.text) || /^[\w.]+:[\w.]+$/.test(spec.text)) continue;
      yield { at: spec.span, message: `\`${spec.text}\` does not say which variable holds the graph. Write \`./path/file.py:variable\`.` };
    }
  },
});
