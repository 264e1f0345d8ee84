import { defineRule } from "../../engine/rule.ts";
import { modelParts } from "../../facts/config/modelParts.ts";
import { rootOf } from "../../kinds/data.ts";
import { scalarAt } from "../../syntax/data/access.ts";

/** What families call the experts of a layer, and those of them that a token goes through. */
const COUNTS = ["num_local_experts", "num_experts", "n_routed_experts", "moe_num_experts"];
const CHOSEN = ["num_experts_per_tok", "num_experts_per_token", "moe_k", "moe_topk"];

export const hfExpertsChosen = defineRule({
  id: "hf-experts-chosen",
  summary: "A token is sent to more experts than a layer has",
  severity: "error",
  languages: ["json"],
  kinds: ["hf-config"],
  references: ["https://huggingface.co/docs/transformers/model_doc/mixtral"],
  fix: "none",

  *check(document) {
    for (const part of modelParts(rootOf(document))) {
      const [count] = COUNTS.flatMap((name) => scalarAt(part, name) ?? []);
      for (const name of CHOSEN) {
        const chosen = scalarAt(part, name);
        if (typeof chosen?.value !== "number" || typeof count?.value !== "number" || count.value < 1 || chosen.value <= count.value) continue;
        yield { at: chosen.span, message: `\`${name}\` is ${chosen.text}, yet a layer has ${count.text} experts: the router cannot choose more than there are, and the first batch stops with an error. Correct one of the two.`, related: [{ at: count.span, message: "The experts of a layer." }] };
      }
    }
  },
});
