import { defineRule } from "../../engine/rule.ts";
import { rootOf } from "../../kinds/data.ts";
import { isPlaceholder } from "../../kinds/schema/placeholder.ts";
import { entriesAt, scalarAt } from "../../syntax/data/access.ts";
import { nearest } from "../../text/nearest.ts";
import { baseName, folderOf, resolvePath } from "../../workspace/uri.ts";

export const gxFolderMissing = defineRule({
  id: "gx-folder-missing",
  summary: "A folder or file of the project is misspelt",
  severity: "warning",
  languages: ["yaml"],
  kinds: ["gx-project"],
  references: ["https://docs.greatexpectations.io/docs/0.18/reference/learn/data_context_configuration/"],
  fix: "none",

  *check(document, snapshot) {
    const root = rootOf(document);
    const folders = entriesAt(root, "stores").flatMap(({ value }) => scalarAt(value, "store_backend", "base_directory") ?? []);
    const connectors = entriesAt(root, "datasources").flatMap(({ value }) => entriesAt(value, "data_connectors")).flatMap(({ value }) => scalarAt(value, "base_directory") ?? []);
    const sources = entriesAt(root, "fluent_datasources").flatMap(({ value }) => scalarAt(value, "base_directory") ?? []);
    for (const path of [...folders, ...connectors, ...sources, scalarAt(root, "config_variables_file_path") ?? [], scalarAt(root, "plugins_directory") ?? []].flat()) {
      if (path.text === "" || isPlaceholder(path) || /^[/~]|:\/\//.test(path.text)) continue;
      const uri = resolvePath(folderOf(document.uri), path.text.replace(/\/$/, ""));
      if (snapshot.files.exists(uri) || snapshot.files.list(uri).length > 0) continue;
      const beside = snapshot.files.list(folderOf(uri)).map((other) => baseName(other.replace(/\/$/, "")));
      const meant = nearest(baseName(uri), beside, 2);
      if (meant !== undefined) yield { at: path.span, message: `\`${path.text}\` does not exist, so nothing is found there. Did you mean \`${meant}\`?` };
    }
  },
});
