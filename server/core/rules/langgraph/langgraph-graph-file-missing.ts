import { defineRule } from "../../engine/rule.ts";
import { graphsOf, partsOf } from "../../facts/config/langgraph.ts";
import { isSurelyMissing, liesInstead } from "../../facts/config/paths.ts";
import { namedSymbols } from "../../facts/config/symbols.ts";
import { rootOf } from "../../kinds/data.ts";

export const langgraphGraphFileMissing = defineRule({
  id: "langgraph-graph-file-missing",
  summary: "The file of a graph does not exist",
  severity: "error",
  languages: ["json"],
  kinds: ["langgraph"],
  references: ["https://langchain-ai.github.io/langgraph/cloud/reference/cli/"],
  fix: "none",

  *check(document, snapshot) {
    for (const { at, file, uri } of namedSymbols(graphsOf(rootOf(document)), document.uri)) {
      const instead = snapshot.files.exists(uri) ? undefined : liesInstead(uri, document.uri, snapshot);
      if (instead !== undefined || isSurelyMissing(uri, snapshot)) yield { at: at.span, message: `\`${file}\` does not exist, so the server cannot load this graph. ${instead === undefined ? "Correct the path." : `Did you mean \`./${instead}\`?`}` };
    }
    for (const { at, file, uri } of namedSymbols(partsOf(rootOf(document)), document.uri)) {
      if (/^\.|\.py$|\.[jt]s$/.test(file) && isSurelyMissing(uri, snapshot)) yield { at: at.span, message: `\`${file}\` does not exist, so the server does not start. Correct the path.` };
    }
  },
});
