import { defineRule } from "../../engine/rule.ts";
import { rootOf } from "../../kinds/data.ts";
import { entriesAt, scalarAt } from "../../syntax/data/access.ts";

export const kedroAbsolutePath = defineRule({
  id: "kedro-absolute-path",
  summary: "A dataset stands at a path of one machine",
  severity: "warning",
  languages: ["yaml"],
  kinds: ["kedro"],
  references: ["https://docs.kedro.org/en/stable/catalog-data/data_catalog/"],
  fix: "none",

  *check(document) {
    for (const { value } of entriesAt(rootOf(document))) {
      const path = scalarAt(value, "filepath") ?? scalarAt(value, "path");
      if (path && /^(\/(home|Users)\/|[A-Za-z]:[\\/])/.test(path.text)) yield { at: path.span, message: "This path exists on one machine only. Write it relative to the project, or use a variable of `globals.yml`." };
    }
  },
});
