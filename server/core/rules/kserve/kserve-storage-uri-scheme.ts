import { defineRule } from "../../engine/rule.ts";
import { componentsOf, frameworksOf } from "../../facts/config/kserve.ts";
import { rootsOf } from "../../kinds/data.ts";
import { isPlaceholder } from "../../kinds/schema/placeholder.ts";
import { scalarAt } from "../../syntax/data/access.ts";

const SCHEMES = /^(gs|s3|pvc|file|https?|hdfs|webhdfs|hf|oci|modelregistry|model-registry|git|abfss?|wasbs?):\/\/|^https?:\/\/.*\.blob\.core\.windows\.net|^\/|^[\w.-]+$/;

export const kserveStorageUriScheme = defineRule({
  id: "kserve-storage-uri-scheme",
  summary: "A storage URI has a scheme that KServe does not know",
  severity: "error",
  languages: ["yaml"],
  kinds: ["kserve"],
  references: ["https://kserve.github.io/website/latest/reference/api/"],
  fix: "none",

  *check(document) {
    for (const component of componentsOf(rootsOf(document))) {
      for (const { value } of frameworksOf(component)) {
        const uri = scalarAt(value, "storageUri");
        if (!uri || uri.text === "" || isPlaceholder(uri) || SCHEMES.test(uri.text)) continue;
        yield { at: uri.span, message: `KServe cannot download \`${uri.text}\`. Storage URIs begin with gs://, s3://, pvc://, hf://, oci://, https://, hdfs:// or the address of an Azure blob.` };
      }
    }
  },
});
