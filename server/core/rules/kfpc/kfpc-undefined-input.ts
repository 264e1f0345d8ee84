import { defineRule } from "../../engine/rule.ts";
import { namesUnder } from "../../facts/config/argo.ts";
import { rootOf } from "../../kinds/data.ts";
import { nodeAt, walk } from "../../syntax/data/access.ts";

export const kfpcUndefinedInput = defineRule({
  id: "kfpc-undefined-input",
  summary: "A command uses an input or output that the component does not declare",
  severity: "error",
  languages: ["yaml"],
  kinds: ["kfp-component-v1"],
  references: ["https://www.kubeflow.org/docs/components/pipelines/legacy-v1/reference/component-spec/"],
  fix: "none",

  *check(document) {
    const root = rootOf(document);
    const container = nodeAt(root, "implementation", "container");
    const known = { input: namesUnder(root, "inputs"), output: namesUnder(root, "outputs") };
    for (const { node, entry } of container ? walk(container) : []) {
      const [, side] = /^(input|output)(?:Value|Path|Uri)$/.exec(entry?.key.text.replace("isPresent", "inputValue") ?? "") ?? [];
      if (node.type !== "scalar" || (side !== "input" && side !== "output") || known[side].has(node.text)) continue;
      yield { at: node.span, message: `\`${node.text}\` is not among the ${side}s of this component, so it cannot be compiled. Declare it, or correct the name.` };
    }
  },
});
