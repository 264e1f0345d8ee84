import { defineRule } from "../../engine/rule.ts";
import { isAlone } from "../../facts/config/paths.ts";
import { rootOf } from "../../kinds/data.ts";
import { itemsAt } from "../../syntax/data/access.ts";
import { folderOf, resolvePath } from "../../workspace/uri.ts";

export const langgraphDependencyPathMissing = defineRule({
  id: "langgraph-dependency-path-missing",
  summary: "A folder to install does not exist",
  severity: "error",
  languages: ["json"],
  kinds: ["langgraph"],
  references: ["https://langchain-ai.github.io/langgraph/cloud/reference/cli/"],
  fix: "none",

  *check(document, snapshot) {
    const folder = folderOf(document.uri);
    if (isAlone(document.uri, snapshot)) return;
    for (const dependency of itemsAt(rootOf(document), "dependencies")) {
      if (dependency.type !== "scalar" || !/^\.{1,2}\//.test(dependency.text)) continue;
      if (snapshot.files.exists(resolvePath(folder, dependency.text)) || dependency.text.startsWith("..")) continue;
      yield { at: dependency.span, message: `\`${dependency.text}\` does not exist, so the image cannot be built. Correct the path.` };
    }
  },
});
