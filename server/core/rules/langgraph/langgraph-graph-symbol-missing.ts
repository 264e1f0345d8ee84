import { defineRule } from "../../engine/rule.ts";
import { graphsOf, partsOf } from "../../facts/config/langgraph.ts";
import { bindsName, namedSymbols } from "../../facts/config/symbols.ts";
import { rootOf } from "../../kinds/data.ts";

export const langgraphGraphSymbolMissing = defineRule({
  id: "langgraph-graph-symbol-missing",
  summary: "The file of a graph does not define its variable",
  severity: "warning",
  languages: ["json"],
  kinds: ["langgraph"],
  references: ["https://langchain-ai.github.io/langgraph/cloud/reference/cli/"],
  fix: "none",

  *check(document, snapshot) {
    for (const { at, file, name, uri } of namedSymbols([...graphsOf(rootOf(document)), ...partsOf(rootOf(document))], document.uri)) {
      const module = snapshot.files.read(uri);
      if (module && !bindsName(module.text, name)) yield { at: at.span, message: `\`${file}\` does not define \`${name}\` at its top level, so the server cannot load this graph. Correct the name.` };
    }
  },
});
