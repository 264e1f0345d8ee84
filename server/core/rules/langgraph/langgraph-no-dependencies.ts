import { defineRule } from "../../engine/rule.ts";
import { graphsOf } from "../../facts/config/langgraph.ts";
import { rootOf } from "../../kinds/data.ts";
import { roomIn } from "../../kinds/schema/check.ts";
import { entryOf, isSet, sequenceAt } from "../../syntax/data/access.ts";

export const langgraphNoDependencies = defineRule({
  id: "langgraph-no-dependencies",
  summary: "Graphs in Python, and nothing to install",
  severity: "error",
  languages: ["json"],
  kinds: ["langgraph"],
  references: ["https://docs.langchain.com/langsmith/cli"],
  fix: "none",

  *check(document) {
    const root = rootOf(document);
    const listed = entryOf(root, "dependencies");
    if (isSet(root, "source") || (listed && sequenceAt(root, "dependencies")?.items.length !== 0)) return;
    const graph = graphsOf(root).find(({ text }) => text.includes('.py:'));
    if (!graph) return;
    yield { at: listed?.key.span ?? graph.span, message: "Nothing is installed for these graphs, and `langgraph` refuses that. Add `\"dependencies\": [\".\"]` for the package in this folder.", related: roomIn(document.text, root?.span) };
  },
});
