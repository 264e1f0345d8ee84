import { defineRule } from "../../engine/rule.ts";
import { rootOf } from "../../kinds/data.ts";
import { entriesAt, entryOf, scalarAt } from "../../syntax/data/access.ts";
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
    const root = rootOf(document);
    const stores = entriesAt(root, "stores").map(({ key }) => key.text);
    const sorted = entryOf(root, "stores");
    if (sorted && stores.length > 0 && entryOf(root, "config_version") && !entriesAt(root).some(({ key }) => nearest(key.text, ["expectations_store_name"]) !== undefined || key.text === "expectations_store_name")) yield { at: sorted.key.span, message: "No `expectations_store_name` says which of these stores has the suites, so Great Expectations finds none. Add it." };
    for (const [name, word] of SORTS) {
      const chosen = scalarAt(root, name);
      const found = chosen && scalarAt(root, "stores", chosen.text, "class_name");
      if (chosen && found && /^(?:Expectations|ValidationResults|Validations|Checkpoint)Store$/.test(found.text) && !word.test(found.text)) yield { at: chosen.span, message: `\`${chosen.text}\` is a \`${found.text}\`, and keeps something else. Name the store that is meant.`, related: [{ at: found.span, message: "What this store keeps." }] };
    }
    for (const { key, value } of entriesAt(rootOf(document))) {
      if (!key.text.endsWith("_store_name") || value.type !== "scalar" || value.text === "" || value.text.includes("$") || stores.length === 0 || stores.includes(value.text)) continue;
      const meant = nearest(value.text, stores) ?? stores.find((store) => store === key.text.replace(/_name$/, ""));
      // Great Expectations makes the stores that it needs itself; only the first of all it must find.
      if (meant === undefined && key.text !== "expectations_store_name") continue;
      yield { at: value.span, message: `\`stores\` has no \`${value.text}\`, so ${key.text === "expectations_store_name" ? "no suite can be loaded" : "what is kept there is not found"}. ${meant === undefined ? "Correct the name or add the store." : `Did you mean \`${meant}\`?`}` };
    }
  },
});

const SORTS: readonly (readonly [name: string, sort: RegExp])[] = [
  ["expectations_store_name", /^Expectations/],
  ["validations_store_name", /^Validation/],
  ["validation_results_store_name", /^Validation/],
  ["checkpoint_store_name", /^Checkpoint/],
];
