import { defineRule } from "../../engine/rule.ts";
import { isMisspelt } from "../../facts/config/paths.ts";
import { rootOf } from "../../kinds/data.ts";
import { entriesAt, isSet, scalarAt } from "../../syntax/data/access.ts";
import { nearest } from "../../text/nearest.ts";
import { folderOf, resolvePath } from "../../workspace/uri.ts";

export const llamafactoryDatasetSource = defineRule({
  id: "llamafactory-dataset-source",
  summary: "A dataset of the registry has no source, or its file is called otherwise",
  severity: "error",
  languages: ["json"],
  kinds: ["llamafactory-data"],
  references: ["https://llamafactory.readthedocs.io/en/latest/getting_started/data_preparation.html"],
  fix: "none",

  *check(document, snapshot) {
    for (const { key, value } of entriesAt(rootOf(document))) {
      if (value.type !== "mapping") continue;
      const hasSource = SOURCES.some((name) => isSet(value, name)) || value.entries.some((entry) => entry.key.text === "file" || nearest(entry.key.text, SOURCES) !== undefined);
      if (!hasSource) yield { at: key.span, message: `\`${key.text}\` does not say where its data is, and LLaMA-Factory stops with a KeyError. Add \`file_name\`, or \`hf_hub_url\` for a data set on the hub.` };
      const file = scalarAt(value, "file_name");
      if (typeof file?.value === "string" && !isSet(value, "hf_hub_url") && isMisspelt(resolvePath(folderOf(document.uri), file.text), snapshot, document.uri)) {
        yield { at: file.span, message: `\`${file.text}\` is not beside this file, and one that is called nearly so is. Correct the name.`, severity: "warning" };
      }
    }
  },
});

const SOURCES = ["file_name", "hf_hub_url", "ms_hub_url", "om_hub_url", "script_url", "cloud_file_name"];
