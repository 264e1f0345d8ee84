import { defineRule } from "../../engine/rule.ts";
import { rootOf } from "../../kinds/data.ts";
import { entriesAt, isSet, scalarAt } from "../../syntax/data/access.ts";
import { nearest } from "../../text/nearest.ts";

export const wandbHyperbandIterations = defineRule({
  id: "wandb-hyperband-iterations",
  summary: "Hyperband is not told at which step it compares runs",
  severity: "error",
  languages: ["yaml"],
  kinds: ["wandb-sweep"],
  references: ["https://docs.wandb.ai/guides/sweeps/sweep-config-keys#early_terminate"],
  fix: "none",

  *check(document) {
    const root = rootOf(document);
    const type = scalarAt(root, "early_terminate", "type");
    if (type?.text !== "hyperband" || isSet(root, "early_terminate", "min_iter") || isSet(root, "early_terminate", "max_iter")) return;
    if (entriesAt(root, "early_terminate").some(({ key }) => nearest(key.text, ["min_iter", "max_iter"]) !== undefined)) return;
    yield { at: type.span, message: "Hyperband compares runs at certain steps, and neither `min_iter` nor `max_iter` says at which: W&B refuses the sweep. Add `min_iter`." };
  },
});
