import { defineRule } from "../../engine/rule.ts";
import { compiledPipeline } from "../../facts/config/kfp.ts";
import { matchesIn } from "../../facts/config/matches.ts";
import { meantBy } from "../../facts/config/meant.ts";
import { entriesAt, scalarAt } from "../../syntax/data/access.ts";

export const kfpConditionUndefined = defineRule({
  id: "kfp-condition-undefined",
  summary: "A condition reads a parameter that the task is not given",
  severity: "error",
  languages: ["yaml"],
  kinds: ["kfp-ir"],
  references: ["https://www.kubeflow.org/docs/components/pipelines/reference/"],
  fix: "none",

  *check(document) {
    for (const { entry } of compiledPipeline(document)?.dags.flatMap(({ tasks }) => tasks) ?? []) {
      const condition = scalarAt(entry.value, "triggerPolicy", "condition");
      const known = entriesAt(entry.value, "inputs", "parameters").map(({ key }) => key);
      for (const { text, at } of condition ? matchesIn(document.text, condition, /inputs\.parameter_values\[['"]+([\w-]+)['"]+\]/g) : []) {
        if (known.some((one) => one.text === text)) continue;
        const { hint, related } = meantBy({ text, span: at }, known, "Compile the pipeline again rather than editing it.");
        yield { at, message: `The task \`${entry.key.text}\` is not given \`${text}\`, so its condition cannot be judged. ${hint}`, ...(related && { related }) };
      }
    }
  },
});
