import { defineRule, type Finding } from "../../engine/rule.ts";
import { findFromHere } from "../../facts/config/paths.ts";
import { rootOf } from "../../kinds/data.ts";
import { isPlaceholder } from "../../kinds/schema/placeholder.ts";
import { entriesAt, nodeAt, scalarAt, scalarsOf, stringAt, walk } from "../../syntax/data/access.ts";
import type { Scalar } from "../../syntax/data/node.ts";
import { nearest } from "../../text/nearest.ts";

export const gxReferenceUndefined = defineRule({
  id: "gx-reference-undefined",
  summary: "A checkpoint names a connector, an asset or a site that the project does not have",
  severity: "warning",
  languages: ["yaml"],
  kinds: ["gx-project"],
  references: ["https://docs.greatexpectations.io/docs/0.18/reference/learn/terms/checkpoint/"],
  fix: "none",

  *check(document, snapshot) {
    const root = rootOf(document);
    const found = findFromHere(document.uri, "great_expectations.yml", snapshot);
    const file = found.state === "found" && found.uri !== document.uri ? snapshot.files.read(found.uri) : undefined;
    const project = file && rootOf(file);
    for (const { node, entry } of root && project ? walk(root) : []) {
      const source = stringAt(node, "datasource_name") ?? "";
      const connectors = entriesAt(project, "datasources", source, "data_connectors").map(({ key }) => key.text);
      const assets = entriesAt(project, "fluent_datasources", source, "assets").map(({ key }) => key.text);
      yield* undefinedIn(scalarAt(node, "data_connector_name"), connectors, `The source \`${source}\` has no connector`);
      yield* undefinedIn(scalarAt(node, "data_asset_name"), assets, `The source \`${source}\` has no asset`);
      const sites = entriesAt(project, "data_docs_sites").map(({ key }) => key.text);
      if (entry?.key.text === "action") for (const site of scalarsOf(nodeAt(node, "site_names"))) yield* undefinedIn(site, [...sites, "all"], "The project has no site");
    }
  },
});

function* undefinedIn(name: Scalar | undefined, known: readonly string[], says: string): Generator<Finding> {
  if (!name || name.text === "" || isPlaceholder(name) || known.length === 0 || known.includes(name.text)) return;
  const meant = nearest(name.text, known);
  yield { at: name.span, message: `${says} \`${name.text}\`, so the checkpoint stops. ${meant === undefined ? "Correct the name, or add it to great_expectations.yml." : `Did you mean \`${meant}\`?`}` };
}
