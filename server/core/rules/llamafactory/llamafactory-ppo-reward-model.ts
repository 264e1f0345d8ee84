import { defineRule } from "../../engine/rule.ts";
import { rootOf } from "../../kinds/data.ts";
import { isSet, scalarAt } from "../../syntax/data/access.ts";

export const llamafactoryPpoRewardModel = defineRule({
  id: "llamafactory-ppo-reward-model",
  summary: "PPO has no reward model",
  severity: "error",
  languages: ["yaml", "json"],
  kinds: ["llamafactory"],
  references: ["https://github.com/hiyouga/LLaMA-Factory"],
  fix: "none",

  *check(document) {
    const root = rootOf(document);
    const stage = scalarAt(root, "stage");
    if (stage?.text === "ppo" && !isSet(root, "reward_model")) yield { at: stage.span, message: "PPO needs something that judges the answers: `reward_model` is missing, and the run stops at once. Name the model that `stage: rm` made." };
  },
});
