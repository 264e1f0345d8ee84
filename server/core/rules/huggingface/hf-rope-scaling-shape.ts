import { defineRule, type Finding } from "../../engine/rule.ts";
import { rootOf } from "../../kinds/data.ts";
import { isSet, mappingAt, scalarAt } from "../../syntax/data/access.ts";
import type { Node } from "../../syntax/data/node.ts";

const NEEDS: Readonly<Record<string, readonly string[]>> = {
  linear: ["factor"],
  dynamic: ["factor"],
  yarn: ["factor"],
  longrope: ["short_factor", "long_factor"],
  su: ["short_factor", "long_factor"],
  llama3: ["factor", "original_max_position_embeddings", "low_freq_factor", "high_freq_factor"],
};

export const hfRopeScalingShape = defineRule({
  id: "hf-rope-scaling-shape",
  summary: "`rope_scaling` lacks what its type needs",
  severity: "warning",
  languages: ["json"],
  kinds: ["hf-config"],
  references: ["https://huggingface.co/docs/transformers/internal/rope_utils"],
  fix: "none",

  *check(document) {
    const scaling = mappingAt(rootOf(document), "rope_scaling");
    if (!scaling) return;
    const type = scalarAt(scaling, "rope_type") ?? scalarAt(scaling, "type");
    if (!type) {
      yield { at: scaling.span, message: "`rope_scaling` has no `rope_type`, so transformers does not know how to stretch positions. Add one, such as `linear`, `dynamic`, `yarn` or `llama3`." };
      return;
    }
    const missing = (NEEDS[type.text] ?? []).filter((name) => !isSet(scaling, name));
    if (missing.length > 0) {
      yield { at: type.span, message: `\`rope_scaling\` of type \`${type.text}\` needs ${missing.map((name) => `\`${name}\``).join(" and ")} too. Without ${missing.length === 1 ? "it" : "them"} the model does not load.` };
    }
    const factor = scalarAt(scaling, "factor");
    if (typeof factor?.value === "number" && factor.value < 1) {
      yield { at: factor.span, message: `\`factor\` is ${factor.text}: it says how many times longer sequences get, so it is at least 1.` };
    }
    yield* outOfOrder(rootOf(document), scaling, type.text);
  },
});

/** What lies between two numbers is blended, and what is stretched was shorter before. */
function* outOfOrder(root: Node | undefined, scaling: Node, type: string): Generator<Finding> {
  const [low, high] = [scalarAt(scaling, "low_freq_factor"), scalarAt(scaling, "high_freq_factor")];
  if (type === "llama3" && typeof low?.value === "number" && typeof high?.value === "number" && high.value <= low.value) {
    yield { at: high.span, message: `\`high_freq_factor\` is ${high.text} and \`low_freq_factor\` ${low.text}: frequencies between the two are blended, so the high one must be above the low one. Llama 3 has 4 and 1.`, related: [{ at: low.span, message: "The lower end." }] };
  }
  const [before, now] = [scalarAt(scaling, "original_max_position_embeddings"), scalarAt(root, "max_position_embeddings")];
  if (type === "llama3" && typeof before?.value === "number" && typeof now?.value === "number" && before.value > now.value) {
    yield { at: before.span, message: `\`original_max_position_embeddings\` is ${before.text}, yet \`max_position_embeddings\` is ${now.text}: stretching only ever makes them more. Correct one of the two.`, related: [{ at: now.span, message: "The positions after stretching." }] };
  }
}
