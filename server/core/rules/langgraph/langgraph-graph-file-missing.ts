import { defineRule } from "../../engine/rule.ts";
import { isSurelyMissing, symbolIn } from "../../facts/config/paths.ts";
import { rootOf } from "../../kinds/data.ts";
import { entriesAt, scalarAt } from "../../syntax/data/access.ts";
import { folderOf, resolvePath } from "../../workspace/uri.ts";

export const langgraphGraphFileMissing = defineRule({
  id: "langgraph-graph-file-missing",
  summary: "The file of a graph does not exist",
  severity: "error",
  languages: ["json"],
  kinds: ["langgraph"],
  references: ["https://langchain-ai.github.io/langgraph/cloud/reference/cli/"],
  fix: "none",

  *check(document, snapshot) {
    for (const { value } of entriesAt(rootOf(document), "graphs")) {
      const spec = value.type === "scalar" ? value : scalarAt(value, "path");
      const symbol = spec && symbolIn(spec.text);
      if (!spec || !symbol || !/\.\w+$/.test(symbol.file) || !isSurelyMissing(resolvePath(folderOf(document.uri), symbol.file), snapshot)) continue;
      yield { at: spec.span, message: `\`${symbol.file}\` does not exist, so the server cannot load this graph. Correct the path.` };
    }
  },
});
