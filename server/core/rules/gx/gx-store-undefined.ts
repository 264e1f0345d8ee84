import { defineRule } from "../../engine/rule.ts";
import { rootOf } from "../../kinds/data.ts";
import { entriesAt } from "../../syntax/data/access.ts";
import { nearest } from "../../text/nearest.ts";

export const gxStoreUndefined = defineRule({
  id: "gx-store-undefined",
  summary: "A store is used that is not among the stores",
  severity: "warning",
  languages: ["yaml"],
  kinds: ["gx-project"],
  references: ["https://docs.greatexpectations.io/docs/reference/learn/data_context_configuration/"],
  fix: "none",

  *check(document) {
    const stores = entriesAt(rootOf(document), "stores").map(({ key }) => key.text);
    for (const { key, value } of entriesAt(rootOf(document))) {
      if (!key.text.endsWith("_store_name") || value.type !== "scalar" || value.text === "" || stores.length === 0 || stores.includes(value.text)) continue;
      const meant = nearest(value.text, stores) ?? stores.find((store) => store === key.text.replace(/_name$/, ""));
      // Great Expectations makes the stores that it needs itself; only the first of all it must find.
      if (meant === undefined && key.text !== "expectations_store_name") continue;
      yield { at: value.span, message: `\`stores\` has no \`${value.text}\`, so ${key.text === "expectations_store_name" ? "no suite can be loaded" : "what is kept there is not found"}. ${meant === undefined ? "Correct the name or add the store." : `Did you mean \`${meant}\`?`}` };
    }
  },
});
