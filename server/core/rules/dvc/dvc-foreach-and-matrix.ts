import { defineRule } from "../../engine/rule.ts";
import { rootOf } from "../../kinds/data.ts";
import { entriesAt } from "../../syntax/data/access.ts";

export const dvcForeachAndMatrix = defineRule({
  id: "dvc-foreach-and-matrix",
  summary: "A stage has both `foreach` and `matrix`",
  severity: "error",
  languages: ["yaml"],
  kinds: ["dvc"],
  references: ["https://dvc.org/doc/user-guide/project-structure/dvcyaml-files"],
  fix: "none",

  *check(document) {
    for (const { value } of entriesAt(rootOf(document), "stages")) {
      const [first, second] = entriesAt(value).filter(({ key }) => key.text === "foreach" || key.text === "matrix");
      if (first && second) yield { at: second.key.span, message: `\`${second.key.text}\` stands beside \`${first.key.text}\`, and DVC takes one of them: it refuses the file. A \`matrix\` with one list does what \`foreach\` does.` };
    }
  },
});
