import { defineRule } from "../../engine/rule.ts";
import { yamlBeside } from "../../facts/config/neighbours.ts";
import { rootOf } from "../../kinds/data.ts";
import { itemsAt, scalarAt, stringAt } from "../../syntax/data/access.ts";
import { soundRoots } from "../../syntax/data/read.ts";
import { nearest } from "../../text/nearest.ts";

const NEEDS: Readonly<Record<string, string>> = {
  "self check input": "self_check_input",
  "self check output": "self_check_output",
  "self check facts": "self_check_facts",
  "self check hallucination": "self_check_hallucination",
};

export const nemoPromptTaskMissing = defineRule({
  id: "nemo-prompt-task-missing",
  summary: "A rail needs a prompt that is not given",
  severity: "error",
  languages: ["yaml"],
  kinds: ["nemo-guardrails"],
  references: ["https://docs.nvidia.com/nemo/guardrails/"],
  fix: "none",

  *check(document, snapshot) {
    const root = rootOf(document);
    const others = yamlBeside(document, snapshot).filter(({ uri }) => /prompts?[\w-]*\.ya?ml$/.test(uri));
    const prompts = [root, ...others.map((file) => soundRoots(file)[0])].flatMap((config) => itemsAt(config, "prompts"));
    const tasks = new Set(prompts.flatMap((prompt) => stringAt(prompt, "task")?.replace(/\s*\$.*$/, "") ?? []));
    // Without any prompt in sight, they stand where this check does not look.
    for (const flow of tasks.size === 0 ? [] : ["input", "output"].flatMap((side) => itemsAt(root, "rails", side, "flows"))) {
      const task = flow.type === "scalar" ? NEEDS[flow.text] : undefined;
      const near = task === undefined ? undefined : nearest(task, tasks);
      const place = itemsAt(root, "prompts").flatMap((prompt) => scalarAt(prompt, "task") ?? []).find(({ text }) => text === near);
      if (task !== undefined && !tasks.has(task)) yield { at: flow.span, ...(place && { related: [{ at: place.span, message: "Is this the prompt that is meant?" }] }), message: `This rail asks a model by the prompt \`${task}\`, which is missing: ${task === "self_check_hallucination" ? "the first answer that it checks fails" : "the app does not start"}. Add it under \`prompts\`, here or in prompts.yml.` };
    }
  },
});
