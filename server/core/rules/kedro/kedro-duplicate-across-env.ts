import { defineRule } from "../../engine/rule.ts";
import { otherCatalogs } from "../../kinds/kedro/catalogs.ts";
import { rootOf } from "../../kinds/data.ts";
import { entriesAt, mappingAt, nodeAt } from "../../syntax/data/access.ts";
import { relativePath } from "../../workspace/uri.ts";

export const kedroDuplicateAcrossEnv = defineRule({
  id: "kedro-duplicate-across-env",
  summary: "An environment replaces a data set and loses part of it",
  severity: "info",
  languages: ["yaml"],
  kinds: ["kedro"],
  references: ["https://docs.kedro.org/en/stable/configure/configuration_basics/"],
  fix: "none",

  *check(document, snapshot) {
    const { environment, conf, catalogs } = otherCatalogs(document, snapshot);
    if (environment === "base") return;
    const base = catalogs.filter((catalog) => catalog.environment === "base");
    for (const { key, value } of entriesAt(rootOf(document))) {
      const replaced = base.find(({ root }) => mappingAt(root, key.text));
      const lost = entriesAt(replaced?.root, key.text).filter((entry) => !nodeAt(value, entry.key.text)).map((entry) => `\`${entry.key.text}\``);
      if (replaced && lost.length > 0) yield { at: key.span, message: `In \`${environment}\` this replaces the whole \`${key.text}\` of \`${relativePath(conf, replaced.uri)}\`: ${lost.join(", ")} of that is gone, for Kedro does not merge entries. Repeat what should stay.` };
    }
  },
});
