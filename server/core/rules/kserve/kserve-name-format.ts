import { defineRule } from "../../engine/rule.ts";
import { rootsOf } from "../../kinds/data.ts";
import { isPlaceholder } from "../../kinds/schema/placeholder.ts";
import { entryOf, scalarAt, stringAt } from "../../syntax/data/access.ts";

export const kserveNameFormat = defineRule({
  id: "kserve-name-format",
  summary: "The name of a service or a runtime is not a DNS name",
  severity: "error",
  languages: ["yaml"],
  kinds: ["kserve"],
  references: ["https://kserve.github.io/website/latest/reference/api/"],
  fix: "none",

  *check(document) {
    for (const root of rootsOf(document)) {
      const name = scalarAt(root, "metadata", "name");
      const metadata = entryOf(root, "metadata");
      if (stringAt(root, "kind") === "InferenceService" && metadata?.value.type === "mapping" && !name && !entryOf(metadata.value, "generateName") && !isPlaceholder(metadata.value)) {
        yield { at: metadata.key.span, message: "The service has no `name`, and Kubernetes takes nothing without one. Add it under `metadata`." };
      }
      if (!name || isPlaceholder(name)) continue;
      if (stringAt(root, "kind") !== "InferenceService") {
        if (!/^[a-z0-9](?:[-.a-z0-9]*[a-z0-9])?$/.test(name.text)) yield { at: name.span, message: `\`${name.text}\` cannot be the name of an object: use small letters, digits, \`-\` and \`.\`, with a letter or digit at both ends. The cluster refuses it otherwise.` };
        continue;
      }
      if (/^[a-z]([-a-z0-9]*[a-z0-9])?$/.test(name.text)) continue;
      yield { at: name.span, message: `\`${name.text}\` cannot be part of an address: use small letters, digits and \`-\`, and begin with a letter. KServe refuses the service otherwise.` };
    }
  },
});
