import { defineRule } from "../../engine/rule.ts";
import { expectationsOf } from "../../facts/config/expectations.ts";
import { rootOf } from "../../kinds/data.ts";
import { nodeAt } from "../../syntax/data/access.ts";

export const gxColumnMissing = defineRule({
  id: "gx-column-missing",
  summary: "An expectation about a column names none",
  severity: "error",
  languages: ["json"],
  kinds: ["great-expectations"],
  references: ["https://greatexpectations.io/expectations/"],
  fix: "none",

  *check(document) {
    for (const { type, arguments: given } of expectationsOf(rootOf(document))) {
      if (!type || !/^expect_column_(?!pair_|to_exist$)/.test(type.text)) continue;
      if (given?.type === "mapping" && !nodeAt(given, "column")) yield { at: type.span, message: `\`${type.text}\` is about a column, and \`kwargs\` has no \`column\`, so the validation ends with an error. Name the column.` };
    }
  },
});
