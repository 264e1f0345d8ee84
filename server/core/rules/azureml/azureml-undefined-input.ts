import { defineRule } from "../../engine/rule.ts";
import { matchesIn } from "../../facts/config/matches.ts";
import { meantBy } from "../../facts/config/meant.ts";
import { rootOf } from "../../kinds/data.ts";
import { entriesAt, isSet, mappingAt, scalarAt } from "../../syntax/data/access.ts";

export const azuremlUndefinedInput = defineRule({
  id: "azureml-undefined-input",
  summary: "A command uses an input or output that it does not declare",
  severity: "error",
  languages: ["yaml"],
  kinds: ["azureml"],
  references: ["https://learn.microsoft.com/azure/machine-learning/reference-yaml-overview"],
  fix: "none",

  *check(document) {
    const root = rootOf(document);
    const holders = root ? [root, ...entriesAt(root, "jobs").map(({ value }) => value)] : [];
    for (const holder of holders) {
      const trial = mappingAt(holder, "trial");
      const command = scalarAt(trial ?? holder, "command");
      const used = command && !(isSet(holder, "trial") && !trial) ? matchesIn(document.text, command, /\$\{\{\s*((inputs|outputs|search_space)\.([\w-]+))/g) : [];
      for (const { at, groups } of used) {
        const [, side = "", name = ""] = groups;
        const known = [holder, trial].flatMap((one) => SIDES[side]?.flatMap((place) => entriesAt(one, place)) ?? []).map(({ key }) => key);
        if (known.some(({ text }) => text === name)) continue;
        const place = { start: at.end - name.length, end: at.end };
        const { hint, related } = meantBy({ text: name, span: place }, known, "Declare it, or correct the name.");
        yield { at: place, message: `\`${name}\` is not among the ${WORDS[side] ?? side} of this command, so Azure ML refuses it. ${hint}`, ...(related && { related }) };
      }
    }
  },
});

/** Where the names of a side are declared: a sweep gives its choices to a component as inputs too. */
const SIDES: Readonly<Record<string, readonly string[]>> = { inputs: ["inputs", "search_space"], outputs: ["outputs"], search_space: ["search_space"] };
const WORDS: Readonly<Record<string, string>> = { search_space: "choices of the search space" };
