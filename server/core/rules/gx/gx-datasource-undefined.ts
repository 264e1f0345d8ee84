import { defineRule } from "../../engine/rule.ts";
import { findFromHere } from "../../facts/config/paths.ts";
import { rootOf } from "../../kinds/data.ts";
import { isPlaceholder } from "../../kinds/schema/placeholder.ts";
import { entriesAt, walk } from "../../syntax/data/access.ts";
import { nearest } from "../../text/nearest.ts";

export const gxDatasourceUndefined = defineRule({
  id: "gx-datasource-undefined",
  summary: "A checkpoint takes data from a source that the project does not have",
  severity: "warning",
  languages: ["yaml"],
  kinds: ["gx-project"],
  references: ["https://docs.greatexpectations.io/docs/0.18/reference/learn/terms/checkpoint/"],
  fix: "none",

  *check(document, snapshot) {
    const root = rootOf(document);
    const found = findFromHere(document.uri, "great_expectations.yml", snapshot);
    const project = found.state === "found" ? snapshot.files.read(found.uri) : undefined;
    const sources = project ? ["datasources", "fluent_datasources"].flatMap((list) => entriesAt(rootOf(project), list).map(({ key }) => key.text)) : [];
    for (const { node, entry } of root && sources.length > 0 ? walk(root) : []) {
      if (entry?.key.text !== "datasource_name" || node.type !== "scalar" || node.text === "" || isPlaceholder(node) || sources.includes(node.text)) continue;
      const meant = nearest(node.text, sources);
      yield { at: node.span, message: `great_expectations.yml has no data source \`${node.text}\`, so this checkpoint stops. ${meant === undefined ? "Correct the name or add the source." : `Did you mean \`${meant}\`?`}` };
    }
  },
});
