import { defineRule } from "../../engine/rule.ts";
import { redefinitionsOf } from "../../facts/notebook/redefinitions.ts";

export const redefinedAfterUse = defineRule({
  id: "redefined-after-use",
  summary: "A name stands for another thing from here on, though a cell above uses what it was",
  severity: "hint",
  languages: ["python"],
  kinds: ["notebook"],
  references: ["https://doi.org/10.1145/3313831.3376729"],
  fix: "none",

  *check(document) {
    for (const { at, name, was, is, madeIn, usedIn } of redefinitionsOf(document)) {
      yield { at, message: `\`${name}\` is ${was} since cell ${madeIn + 1}, and cell ${usedIn + 1} uses it as such; from here on it is ${is}. Whoever runs cell ${usedIn + 1} again gets something else or an error. Give the second thing a name of its own.` };
    }
  },
});
