import { defineRule } from "../../engine/rule.ts";
import { declarationsMeant } from "../../facts/config/componentNames.ts";
import { atOnce } from "../../facts/config/together.ts";
import { rootOf } from "../../kinds/data.ts";
import { isSet, itemsAt, nodeAt, scalarAt, walk } from "../../syntax/data/access.ts";

export const kfpcUnusedInput = defineRule({
  id: "kfpc-unused-input",
  summary: "A component declares an input that its command does not use",
  severity: "warning",
  languages: ["yaml"],
  kinds: ["kfp-component-v1"],
  references: ["https://www.kubeflow.org/docs/components/pipelines/legacy-v1/reference/component-spec/"],
  fix: "none",

  *check(document) {
    const root = rootOf(document);
    const container = nodeAt(root, "implementation", "container");
    // Without anything to run, the container is still being written.
    if (container?.type !== "mapping" || !["command", "args", "env"].some((key) => isSet(container, key))) return;
    const used = new Set([...walk(container)].flatMap(({ node }) => (node.type === "scalar" ? [node.text] : [])));
    const meant = declarationsMeant(root);
    const unused = itemsAt(root, "inputs").flatMap((input) => scalarAt(input, "name") ?? []).filter(({ text, span }) => !used.has(text) && !meant.has(span.start));
    const run = ["command", "args"].flatMap((part) => nodeAt(container, part) ?? []).map(({ span }) => ({ at: span, message: "What is run." }));
    const found = unused.map(({ span, text }) => ({ at: span, message: `The command never uses \`${text}\`, so what is passed has no effect. Use it, or remove it.`, related: run }));
    yield* atOnce(found, (others) => `${others} other inputs are not used either: is the command cut off?`, "This one is not used either.", 2);
  },
});
