import { defineRule } from "../../engine/rule.ts";
import { componentsOf, frameworksOf, STORAGE_SCHEME } from "../../facts/config/kserve.ts";
import { rootsOf } from "../../kinds/data.ts";
import { isPlaceholder } from "../../kinds/schema/placeholder.ts";
import { scalarAt, stringAt } from "../../syntax/data/access.ts";

export const kserveStorageUriScheme = defineRule({
  id: "kserve-storage-uri-scheme",
  summary: "A storage URI has a scheme that KServe does not know",
  severity: "error",
  languages: ["yaml"],
  kinds: ["kserve"],
  references: ["https://kserve.github.io/website/latest/reference/api/"],
  fix: "none",

  *check(document) {
    for (const root of rootsOf(document).filter((one) => stringAt(one, "kind") === "LLMInferenceService")) {
      const uri = scalarAt(root, "spec", "model", "uri");
      if (uri && uri.text !== "" && !isPlaceholder(uri) && !LANGUAGE_MODEL.test(uri.text)) yield { at: uri.span, message: `KServe takes language models from hf://, s3://, pvc:// or oci://, and not from \`${uri.text}\`, so the service never becomes ready.` };
    }
    for (const component of componentsOf(rootsOf(document))) {
      for (const { value } of frameworksOf(component)) {
        const uri = scalarAt(value, "storageUri");
        if (!uri || uri.text === "" || isPlaceholder(uri) || STORAGE_SCHEME.test(uri.text)) continue;
        yield { at: uri.span, message: `KServe cannot download \`${uri.text}\`. Storage URIs begin with gs://, s3://, pvc://, hf://, oci://, https://, hdfs:// or the address of an Azure blob.` };
      }
    }
  },
});

const LANGUAGE_MODEL = /^(?:hf|s3|pvc|oci):\/\//;
