import { defineRule } from "../../engine/rule.ts";
import { componentsOf, frameworksOf } from "../../facts/config/kserve.ts";
import { rootsOf } from "../../kinds/data.ts";
import { isSet, scalarAt } from "../../syntax/data/access.ts";

export const kserveStorageAndStorageuri = defineRule({
  id: "kserve-storage-and-storageuri",
  summary: "The model is given twice",
  severity: "error",
  languages: ["yaml"],
  kinds: ["kserve"],
  references: ["https://kserve.github.io/website/latest/reference/api/"],
  fix: "none",

  *check(document) {
    for (const component of componentsOf(rootsOf(document))) {
      for (const { value } of frameworksOf(component)) {
        const uri = scalarAt(value, "storageUri");
        if (uri && isSet(value, "storage")) yield { at: uri.span, message: "`storageUri` and `storage` both say where the model is, and KServe refuses both together. Keep one." };
      }
    }
  },
});
