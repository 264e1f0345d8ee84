import { defineRule } from "../../engine/rule.ts";
import { rootOf } from "../../kinds/data.ts";
import { isSet, isTrue, itemsAt, scalarAt, stringAt } from "../../syntax/data/access.ts";

export const kfpcOptionalFlagLeft = defineRule({
  id: "kfpc-optional-flag-left",
  summary: "An option stays without its value when an optional input is left out",
  severity: "warning",
  languages: ["yaml"],
  kinds: ["kfp-component-v1"],
  references: ["https://www.kubeflow.org/docs/components/pipelines/legacy-v1/reference/component-spec/"],
  fix: "none",

  *check(document) {
    const root = rootOf(document);
    const optional = new Set(itemsAt(root, "inputs").flatMap((input) => (isTrue(input, "optional") && !isSet(input, "default") ? [stringAt(input, "name") ?? ""] : [])));
    for (const list of ["command", "args"]) {
      const words = itemsAt(root, "implementation", "container", list);
      for (const [index, word] of words.entries()) {
        const name = scalarAt(word, "inputValue") ?? scalarAt(word, "inputPath");
        const flag = words[index - 1];
        if (!name || !optional.has(name.text) || flag?.type !== "scalar" || !/^--?[A-Za-z][\w-]*$/.test(flag.text)) continue;
        yield {
          at: flag.span,
          message: `\`${name.text}\` is optional: when it is left out, only its value goes away, and \`${flag.text}\` stays and takes the next argument for its value. Write \`{if: {cond: {isPresent: ${name.text}}, then: [${flag.text}, {inputValue: ${name.text}}]}}\`.`,
        };
      }
    }
  },
});
