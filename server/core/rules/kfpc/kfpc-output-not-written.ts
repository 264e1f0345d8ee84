import { defineRule } from "../../engine/rule.ts";
import { declarationsMeant } from "../../facts/config/componentNames.ts";
import { atOnce } from "../../facts/config/together.ts";
import { rootOf } from "../../kinds/data.ts";
import { entriesAt, itemsAt, nodeAt, scalarAt, walk } from "../../syntax/data/access.ts";

export const kfpcOutputNotWritten = defineRule({
  id: "kfpc-output-not-written",
  summary: "A component declares an output that its command is not told where to write",
  severity: "warning",
  languages: ["yaml"],
  kinds: ["kfp-component-v1"],
  references: ["https://www.kubeflow.org/docs/components/pipelines/legacy-v1/reference/component-spec/"],
  fix: "none",

  *check(document) {
    const root = rootOf(document);
    const container = nodeAt(root, "implementation", "container");
    if (container?.type !== "mapping") return;
    const placed = [...walk(container)].flatMap(({ node, entry }) => (node.type === "scalar" && /^output(?:Path|Uri)$/.test(entry?.key.text ?? "") ? [node.text] : []));
    const written = new Set([...placed, ...entriesAt(container, "fileOutputs").map(({ key }) => key.text)]);
    const meant = declarationsMeant(root);
    const missing = itemsAt(root, "outputs").flatMap((output) => scalarAt(output, "name") ?? []).filter(({ text, span }) => !written.has(text) && !meant.has(span.start));
    const run = ["command", "args"].flatMap((part) => nodeAt(container, part) ?? []).map(({ span }) => ({ at: span, message: "What is run." }));
    const found = missing.map(({ span, text }) => ({ at: span, message: `Nothing tells the command where to write \`${text}\`: the next step waits for a file that never comes. Add \`{outputPath: ${text}}\` to the arguments, or remove the output.`, related: run }));
    yield* atOnce(found, (others) => `${others} other outputs are not written either: are the arguments cut off?`, "This one is not written either.", 2);
  },
});
