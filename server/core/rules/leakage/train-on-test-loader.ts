import { defineRule } from "../../engine/rule.ts";
import { moduleOf } from "../../syntax/python/module.ts";
import type { For } from "../../syntax/python/tree.ts";
import type { Span } from "../../text/span.ts";
import { placeOf, walk } from "../../syntax/python/walk.ts";

export const trainOnTestLoader = defineRule({
  id: "train-on-test-loader",
  summary: "The loop over the test rows trains the model",
  severity: "error",
  languages: ["python"],
  references: ["https://pytorch.org/tutorials/beginner/basics/optimization_tutorial.html"],
  fix: "none",

  *check(document) {
    if (!/\btorch\b/.test(document.text)) return;
    const loops: For[] = [];
    walk(moduleOf(document).body, (node) => {
      if (node.type === "for") loops.push(node);
      return true;
    });
    for (const loop of loops) {
      const rows = document.text.slice(loop.iterable.start, loop.iterable.end);
      const step = /(^|[^a-z])test(?!_?train)/i.test(rows) && !/train|adapt|attack/i.test(rows) ? trainingStep(loop) : undefined;
      if (!step) continue;
      yield {
        at: step,
        message: `This loop over \`${rows}\` changes the model, so it is trained on the rows that are to test it. Leave \`backward\` and \`step\` out here, and put the loop under \`torch.no_grad()\`.`,
        leakage: { type: "overlap", fit: step },
      };
    }
  },
});

/** `loss.backward()` with an optimizer's `step()`: gradients alone are used to explain a model, too. */
function trainingStep(loop: For): Span | undefined {
  let backward: Span | undefined;
  let step: Span | undefined;
  walk(loop.body, (node) => {
    const method = node.type === "call" && node.callee.type === "attribute" ? node.callee.name.name : "";
    if (method === "backward") backward ??= placeOf(node);
    if (method === "step") step ??= placeOf(node);
    return true;
  });
  return backward && step ? backward : undefined;
}
