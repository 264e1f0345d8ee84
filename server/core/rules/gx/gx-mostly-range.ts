import { defineRule } from "../../engine/rule.ts";
import { expectationsOf } from "../../facts/config/expectations.ts";
import { rootOf } from "../../kinds/data.ts";
import { scalarAt } from "../../syntax/data/access.ts";

export const gxMostlyRange = defineRule({
  id: "gx-mostly-range",
  summary: "`mostly` is not between 0 and 1",
  severity: "error",
  languages: ["json"],
  kinds: ["great-expectations"],
  references: ["https://greatexpectations.io/expectations/"],
  fix: "none",

  *check(document) {
    for (const { arguments: given } of expectationsOf(rootOf(document))) {
      const mostly = scalarAt(given, "mostly");
      if (typeof mostly?.value === "number" && (mostly.value < 0 || mostly.value > 1)) yield { at: mostly.span, message: `\`mostly\` is the share of rows that must comply, from 0 to 1; here it is ${mostly.text}.` };
    }
  },
});
