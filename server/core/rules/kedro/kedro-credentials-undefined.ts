import { defineRule } from "../../engine/rule.ts";
import { valuesOf } from "../../facts/config/kedroConf.ts";
import { rootOf } from "../../kinds/data.ts";
import { isPlaceholder } from "../../kinds/schema/placeholder.ts";
import { entriesAt, isNull, scalarAt } from "../../syntax/data/access.ts";
import { nearest } from "../../text/nearest.ts";
import { folderOf } from "../../workspace/uri.ts";

export const kedroCredentialsUndefined = defineRule({
  id: "kedro-credentials-undefined",
  summary: "A dataset uses credentials that no file defines",
  severity: "warning",
  languages: ["yaml"],
  kinds: ["kedro"],
  references: ["https://docs.kedro.org/en/stable/configure/credentials/"],
  fix: "none",

  *check(document, snapshot) {
    const known = new Set(valuesOf("credentials", folderOf(folderOf(document.uri)), snapshot).flatMap((root) => entriesAt(root)).map(({ key }) => key.text));
    if (known.size === 0) return;
    for (const { value } of entriesAt(rootOf(document))) {
      const name = scalarAt(value, "credentials");
      if (!name || isNull(name) || isPlaceholder(name) || known.has(name.text)) continue;
      const meant = nearest(name.text, known);
      yield { at: name.span, message: `No credentials.yml has \`${name.text}\`, so Kedro stops when it makes the catalog. ${meant === undefined ? "Add the credentials or correct the name." : `Did you mean \`${meant}\`?`}` };
    }
  },
});
