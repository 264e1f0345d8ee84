import { defineRule, type Finding } from "../../engine/rule.ts";
import { rootOf } from "../../kinds/data.ts";
import { entryOf, isTrue, manyOf, nodeAt, numberAt, scalarAt } from "../../syntax/data/access.ts";
import type { Node } from "../../syntax/data/node.ts";

export const tritonQueuePolicy = defineRule({
  id: "triton-queue-policy",
  summary: "Priorities of requests lie outside of the levels, or contradict the order of answers",
  severity: "error",
  languages: ["pbtxt"],
  kinds: ["triton-pbtxt"],
  references: ["https://docs.nvidia.com/deeplearning/triton-inference-server/user-guide/docs/user_guide/model_configuration.html"],
  fix: "none",

  *check(document) {
    const batching = nodeAt(rootOf(document), "dynamic_batching");
    const levels = numberAt(batching, "priority_levels") ?? 0;
    const order = entryOf(batching, "preserve_ordering");
    if (levels > 0) yield* outside(batching, levels);
    if (!order || !isTrue(batching, "preserve_ordering")) return;
    const related = [{ at: order.key.span, message: "Answers keep the order of the requests." }];
    const several = scalarAt(batching, "priority_levels");
    if (levels > 1 && several) yield { at: several.span, related, message: `\`preserve_ordering\` answers requests in the order they came, so there can be one level of priority, and ${levels} are asked for: Triton refuses the model. Take one of the two out.` };
    for (const policy of [nodeAt(batching, "default_queue_policy"), ...manyOf(nodeAt(batching, "priority_queue_policy")).map((pair) => nodeAt(pair, "value"))]) {
      const action = scalarAt(policy, "timeout_action");
      if (action?.text === "DELAY" && (numberAt(policy, "default_timeout_microseconds") ?? 0) !== 0) yield { at: action.span, related, message: "`DELAY` puts a late request behind others, and `preserve_ordering` forbids that: Triton refuses the model. Write `REJECT`, or take `preserve_ordering` out." };
    }
  },
});

function* outside(batching: Node | undefined, levels: number): Generator<Finding> {
  const count = scalarAt(batching, "priority_levels");
  const usual = scalarAt(batching, "default_priority_level");
  const related = count ? [{ at: count.span, message: "The number of levels." }] : [];
  const level = numberAt(batching, "default_priority_level") ?? 0;
  if (count && !usual) yield { at: count.span, message: `With \`priority_levels\` Triton needs a \`default_priority_level\` from 1 to ${levels}, and refuses the model without. Add it.` };
  else if (usual && (level < 1 || level > levels)) yield { at: usual.span, related, message: `\`default_priority_level\` is ${usual.text}, and there are the levels 1 to ${levels}: Triton refuses the model.` };
  for (const key of manyOf(nodeAt(batching, "priority_queue_policy")).flatMap((pair) => scalarAt(pair, "key") ?? [])) {
    if (typeof key.value === "number" && (key.value < 1 || key.value > levels)) yield { at: key.span, related, message: `There is no level ${key.text}: the levels go from 1 to ${levels}, and Triton refuses the model.` };
  }
}
