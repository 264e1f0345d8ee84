import { defineRule } from "../../engine/rule.ts";
import { rootOf } from "../../kinds/data.ts";
import { isPlaceholder } from "../../kinds/schema/placeholder.ts";
import { entriesAt, nodeAt, scalarsOf } from "../../syntax/data/access.ts";

export const ghaUndefinedNeed = defineRule({
  id: "gha-undefined-need",
  summary: "A job waits for a job that does not exist",
  severity: "error",
  languages: ["yaml"],
  kinds: ["github-workflow"],
  references: ["https://docs.github.com/actions/reference/workflows-and-actions/workflow-syntax"],
  fix: "none",

  *check(document) {
    const jobs = entriesAt(rootOf(document), "jobs");
    const names = new Set(jobs.map(({ key }) => key.text));
    for (const need of jobs.flatMap(({ value }) => scalarsOf(nodeAt(value, "needs")))) {
      if (!names.has(need.text) && !isPlaceholder(need)) yield { at: need.span, message: `No job of this workflow is called \`${need.text}\`, so GitHub refuses the file. Correct the name.` };
    }
  },
});
