import { defineRule } from "../../engine/rule.ts";
import { argumentOf, callsOf } from "../../facts/python/calls.ts";

const SEEDING = /^(?:(?:numpy|np)\.random\.seed|random\.seed|torch\.manual_seed|tensorflow\.random\.set_seed|.*set_random_seed|.*seed_everything)$/;

export const unseededSplit = defineRule({
  id: "unseeded-split",
  summary: "A split is another one each time the program runs",
  severity: "hint",
  languages: ["python"],
  references: ["https://scikit-learn.org/stable/common_pitfalls.html#controlling-randomness"],
  fix: "suggested",

  *check(document) {
    const calls = callsOf(document);
    if (calls.some(({ name }) => SEEDING.test(name))) return;
    for (const call of calls) {
      if (!/(^|\.)train_test_split$/.test(call.name) || argumentOf(call, "shuffle")?.type === "false") continue;
      const last = call.arguments.at(-1);
      if (!last || argumentOf(call, "random_state") !== undefined || call.arguments.some(({ kind }) => kind === "keywords")) continue;
      yield {
        at: call.callee,
        message: "This split is another one each time it runs, so a saved model may meet its training rows as test rows later, and scores cannot be compared. Give it a `random_state`.",
        fixes: [{ title: "Add random_state=0", edits: [{ span: { start: last.end, end: last.end }, text: ", random_state=0" }] }],
      };
    }
  },
});
