import { defineRule } from "../../engine/rule.ts";
import { PANDAS_ARGUMENTS } from "../../facts/config/tables/kedroDatasets.ts";
import { rootOf } from "../../kinds/data.ts";
import { replaceWith } from "../../kinds/schema/check.ts";
import { entriesAt, scalarAt } from "../../syntax/data/access.ts";
import { nearest } from "../../text/nearest.ts";

export const kedroArgumentUnknown = defineRule({
  id: "kedro-argument-unknown",
  summary: "An argument of reading or writing is misspelt",
  severity: "error",
  languages: ["yaml"],
  kinds: ["kedro"],
  references: ["https://pandas.pydata.org/docs/reference/io.html"],
  fix: "suggested",

  *check(document) {
    for (const { value } of entriesAt(rootOf(document))) {
      const known = PANDAS_ARGUMENTS[scalarAt(value, "type")?.text.replace(/^kedro_datasets\./, "") ?? ""];
      const given = known ? SIDES.flatMap((side) => entriesAt(value, `${side}_args`).map(({ key, inherited }) => ({ key, inherited, side, names: known[side].split(" ") }))) : [];
      for (const { key, inherited, side, names } of given) {
        const meant = names.includes(key.text) || inherited === true ? undefined : nearest(key.text, names, 2);
        if (meant !== undefined) yield { at: key.span, message: `pandas has no argument \`${key.text}\` here, so the data set cannot be ${side === "load" ? "read" : "written"}. Did you mean \`${meant}\`?`, fixes: [replaceWith(document.text, key.span, meant)] };
      }
    }
  },
});

const SIDES = ["load", "save"] as const;
