import { defineRule } from "../../engine/rule.ts";
import { graphsOf, partsOf } from "../../facts/config/langgraph.ts";
import { entryOf, scalarAt } from "../../syntax/data/access.ts";
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
    const graphs = entryOf(rootOf(document), "graphs");
    if (graphs?.value.type === "mapping" && graphs.value.entries.length === 0) yield { at: graphs.key.span, message: "`graphs` is empty, so there is nothing to serve, and `langgraph` stops. Add one: `\"agent\": \"./src/agent.py:graph\"`." };
    for (const spec of graphsOf(rootOf(document))) {
      if (typeof spec.value !== "string" || symbolIn(spec.text) || /^[\w.]+:[\w.]+$/.test(spec.text)) continue;
      yield { at: spec.span, message: `\`${spec.text}\` does not say which variable holds the graph. Write \`./path/file.py:variable\`.` };
    }
    const embed = scalarAt(rootOf(document), "store", "index", "embed");
    for (const part of partsOf(rootOf(document))) {
      if (part === embed || typeof part.value !== "string" || part.text.includes(":")) continue;
      yield { at: part.span, message: `\`${part.text}\` does not say which variable of the file is meant, and \`langgraph\` stops. Write \`./path/file.py:variable\`.` };
    }
  },
});
