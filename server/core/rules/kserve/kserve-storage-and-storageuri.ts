import { defineRule } from "../../engine/rule.ts";
import { componentsOf, frameworksOf } from "../../facts/config/kserve.ts";
import { rootsOf } from "../../kinds/data.ts";
import { entryOf, isSet } from "../../syntax/data/access.ts";

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
        const uri = entryOf(value, "storageUri");
        const storage = entryOf(value, "storage");
        if (!uri || !storage || !isSet(value, "storageUri") || !isSet(value, "storage")) continue;
        const [first, second] = uri.key.span.start < storage.key.span.start ? [uri, storage] : [storage, uri];
        yield { at: second.key.span, related: [{ at: first.key.span, message: "The other one." }], message: "`storageUri` and `storage` both say where the model is, and KServe refuses both together. Keep one." };
      }
    }
  },
});
