import { defineRule } from "../../engine/rule.ts";
import { bindsName, symbolIn } from "../../facts/config/paths.ts";
import { rootOf } from "../../kinds/data.ts";
import { entriesAt, scalarAt } from "../../syntax/data/access.ts";
import { folderOf, resolvePath } from "../../workspace/uri.ts";

export const langgraphGraphSymbolMissing = defineRule({
  id: "langgraph-graph-symbol-missing",
  summary: "The file of a graph does not define its variable",
  severity: "warning",
  languages: ["json"],
  kinds: ["langgraph"],
  references: ["https://langchain-ai.github.io/langgraph/cloud/reference/cli/"],
  fix: "none",

  *check(document, snapshot) {
    for (const { value } of entriesAt(rootOf(document), "graphs")) {
      const spec = value.type === "scalar" ? value : scalarAt(value, "path");
      const symbol = spec && symbolIn(spec.text);
      const file = symbol && snapshot.files.read(resolvePath(folderOf(document.uri), symbol.file));
      if (!spec || !symbol || !file || bindsName(file.text, symbol.name)) continue;
      yield { at: spec.span, message: `\`${symbol.file}\` does not define \`${symbol.name}\` at its top level, so the server cannot load this graph. Correct the name.` };
    }
  },
});
