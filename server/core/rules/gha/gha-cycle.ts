import { defineRule } from "../../engine/rule.ts";
import { alongCircle, cycleOf } from "../../facts/config/tasks.ts";
import { rootOf } from "../../kinds/data.ts";
import { entriesAt, nodeAt, scalarsOf } from "../../syntax/data/access.ts";

export const ghaCycle = defineRule({
  id: "gha-cycle",
  summary: "Jobs wait for each other in a circle",
  severity: "error",
  languages: ["yaml"],
  kinds: ["github-workflow"],
  references: ["https://docs.github.com/actions/reference/workflows-and-actions/workflow-syntax"],
  fix: "none",

  *check(document) {
    const jobs = entriesAt(rootOf(document), "jobs");
    const cycle = cycleOf(jobs.map(({ key, value }) => ({ name: key.text, at: key.span, needs: scalarsOf(nodeAt(value, "needs")).map(({ text, span }) => ({ name: text, at: span })) })));
    if (cycle) yield { at: cycle.at, message: `These jobs wait for each other: ${cycle.names.map((name) => `\`${name}\``).join(" → ")}. GitHub refuses the file.`, related: alongCircle(cycle) };
  },
});
