import { defineRule } from "../../engine/rule.ts";
import { contradictions } from "../../facts/notebook/contradictions.ts";

export const outputOfOtherCode = defineRule({
  id: "output-of-other-code",
  summary: "A cell's saved output cannot come from the code that stands in it",
  severity: "info",
  languages: ["python"],
  kinds: ["notebook"],
  references: ["https://doi.org/10.1145/3173574.3173606"],
  fix: "none",

  *check(document) {
    for (const { at, kind, text } of contradictions(document)) {
      const why = kind === "not-printed" ? `This prints "${text.slice(0, MOST_TEXT)}", which the saved output of the cell does not hold` : "The saved output of this cell shows a value, but its last line gives none";
      yield { at, message: `${why}: the cell was changed after it was run. Run it again, so that readers see what this code does.` };
    }
  },
});

const MOST_TEXT = 60;
