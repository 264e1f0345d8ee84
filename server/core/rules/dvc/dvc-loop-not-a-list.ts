import { defineRule } from "../../engine/rule.ts";
import { rootOf } from "../../kinds/data.ts";
import { entriesAt, entryOf } from "../../syntax/data/access.ts";

export const dvcLoopNotAList = defineRule({
  id: "dvc-loop-not-a-list",
  summary: "A `foreach` or a `matrix` is given one value",
  severity: "error",
  languages: ["yaml"],
  kinds: ["dvc"],
  references: ["https://dvc.org/doc/user-guide/project-structure/dvcyaml-files#foreach-stages"],
  fix: "none",

  *check(document) {
    for (const { value: stage } of entriesAt(rootOf(document), "stages")) {
      const foreach = entryOf(stage, "foreach");
      for (const { key, value } of [...(foreach ? [foreach] : []), ...entriesAt(stage, "matrix")]) {
        if (value.type !== "scalar" || value.value === null || value.text.includes("${")) continue;
        yield { at: value.span, message: `\`${key.text}\` is the one value \`${value.text}\`; DVC goes through a list, so it refuses the file. Write \`[${value.text}]\`, or \`\${${value.text}}\` if params.yaml holds the list.` };
      }
    }
  },
});
