import { defineRule } from "../../engine/rule.ts";
import { graphsOf } from "../../facts/config/langgraph.ts";
import { symbolIn } from "../../facts/config/symbols.ts";
import { rootOf } from "../../kinds/data.ts";

export const langgraphGraphSpecForm = defineRule({
  id: "langgraph-graph-spec-form",
  summary: "A graph is not named as `file:variable`",
  severity: "error",
  languages: ["json"],
  kinds: ["langgraph"],
  references: ["https://langchain-ai.github.io/langgraph/cloud/reference/cli/"],
  fix: "none",

  *check(document) {
    for (const spec of graphsOf(rootOf(document))) {
      if (typeof spec.value !== "string" || symbolIn(spec.text) || /^[\w.]+:[\w.]+$/.test(spec.text)) continue;
      yield { at: spec.span, message: `\`${spec.text}\` does not say which variable holds the graph. Write \`./path/file.py:variable\`.` };
    }
  },
});
