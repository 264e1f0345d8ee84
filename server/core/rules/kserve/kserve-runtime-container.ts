import { defineRule } from "../../engine/rule.ts";
import { rootsOf } from "../../kinds/data.ts";
import { replaceWith } from "../../kinds/schema/check.ts";
import { isPlaceholder } from "../../kinds/schema/placeholder.ts";
import { isTrue, itemsAt, scalarAt, stringAt } from "../../syntax/data/access.ts";
import { nearest } from "../../text/nearest.ts";

export const kserveRuntimeContainer = defineRule({
  id: "kserve-runtime-container",
  summary: "A serving runtime has no container of the name that KServe looks for",
  severity: "error",
  languages: ["yaml"],
  kinds: ["kserve"],
  references: ["https://kserve.github.io/website/docs/concepts/resources/servingruntime"],
  fix: "suggested",

  *check(document) {
    for (const root of rootsOf(document)) {
      if (!/^(?:Cluster)?ServingRuntime$/.test(stringAt(root, "kind") ?? "") || isTrue(root, "spec", "multiModel")) continue;
      const names = itemsAt(root, "spec", "containers").flatMap((container) => scalarAt(container, "name") ?? []);
      const [first] = names;
      if (!first || names.some((name) => name.text === CONTAINER || isPlaceholder(name))) continue;
      const slip = names.find(({ text }) => nearest(text, [CONTAINER]) !== undefined) ?? first;
      yield { at: slip.span, message: `KServe puts the model into the container \`${CONTAINER}\`, and this runtime has none of that name, so no service that uses it starts. Call this one so.`, fixes: [replaceWith(document.text, slip.span, CONTAINER)] };
    }
  },
});

const CONTAINER = "kserve-container";
