import { defineRule } from "../../engine/rule.ts";
import { otherCatalogs } from "../../kinds/kedro/catalogs.ts";
import { rootOf } from "../../kinds/data.ts";
import { entriesAt, entryOf } from "../../syntax/data/access.ts";
import { relativePath } from "../../workspace/uri.ts";

export const kedroDuplicateDataset = defineRule({
  id: "kedro-duplicate-dataset",
  summary: "Two catalogs of one environment have the same data set",
  severity: "error",
  languages: ["yaml"],
  kinds: ["kedro"],
  references: ["https://docs.kedro.org/en/stable/configure/configuration_basics/"],
  fix: "none",

  *check(document, snapshot) {
    const { environment, conf, catalogs } = otherCatalogs(document, snapshot);
    const beside = catalogs.filter((catalog) => catalog.environment === environment);
    for (const { key } of beside.length === 0 ? [] : entriesAt(rootOf(document))) {
      const other = beside.find(({ root }) => entryOf(root, key.text));
      if (other && !key.text.startsWith("_")) yield { at: key.span, message: `\`${relativePath(conf, other.uri)}\` has \`${key.text}\` too, and Kedro refuses the same key twice in one environment. Remove or rename one of them.` };
    }
  },
});
