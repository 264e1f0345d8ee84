import { defineRule } from "../../engine/rule.ts";
import { rootOf } from "../../kinds/data.ts";
import { itemsAt, scalarAt } from "../../syntax/data/access.ts";
import type { Scalar } from "../../syntax/data/node.ts";

export const kfpcDuplicateName = defineRule({
  id: "kfpc-duplicate-name",
  summary: "Two inputs or two outputs of a component have one name",
  severity: "error",
  languages: ["yaml"],
  kinds: ["kfp-component-v1"],
  references: ["https://www.kubeflow.org/docs/components/pipelines/legacy-v1/reference/component-spec/"],
  fix: "none",

  *check(document) {
    const root = rootOf(document);
    for (const side of ["inputs", "outputs"]) {
      const names = itemsAt(root, side).flatMap((port) => scalarAt(port, "name") ?? []);
      const known = new Map<string, Scalar>();
      for (const name of names) {
        const argument = asArgument(name.text);
        const first = known.get(argument);
        known.set(argument, first ?? name);
        if (!first) continue;
        const consequence = first.text === name.text ? "KFP refuses the component" : `in Python both are the argument \`${argument}\`, so that a caller cannot tell which one is meant`;
        yield { at: name.span, message: `\`${name.text}\` and \`${first.text}\` among the ${side} are one name: ${consequence}. Rename one of them.`, related: [{ at: first.span, message: "The other one is here." }] };
      }
    }
  },
});

/** How KFP spells a name as an argument of Python. */
const asArgument = (name: string): string => name.toLowerCase().replaceAll(/[^a-z0-9]+/g, "_").replaceAll(/^_|_$/g, "");
