import { defineRule } from "../../engine/rule.ts";
import { ensembleWiring, looseEnds } from "../../facts/config/triton.ts";
import { rootOf } from "../../kinds/data.ts";
import { manyOf, nodeAt } from "../../syntax/data/access.ts";
import type { Node } from "../../syntax/data/node.ts";
import { nearest } from "../../text/nearest.ts";

export const tritonEnsembleUndefinedTensor = defineRule({
  id: "triton-ensemble-undefined-tensor",
  summary: "A step of an ensemble reads a tensor that nothing writes",
  severity: "error",
  languages: ["pbtxt"],
  kinds: ["triton-pbtxt"],
  references: ["https://docs.nvidia.com/deeplearning/triton-inference-server/user-guide/docs/user_guide/model_configuration.html"],
  fix: "none",

  *check(document) {
    const root = rootOf(document);
    const { undefinedReads, unreadWrites, unreadInputs, written, rewritten } = ensembleWiring(root);
    const loose = [...looseEnds(unreadWrites, "is read by nobody"), ...looseEnds(unreadInputs, "is an input that no step reads")];
    const mute = itemsOf(root).filter((step) => nodeAt(step, "output_map") === undefined).map(({ span }) => ({ at: span, message: "This step writes nothing." }));
    for (const [index, outer] of undefinedReads.entries()) {
      if (undefinedReads.findIndex(({ text }) => text === outer.text) < index) continue;
      const others = undefinedReads.slice(index + 1).filter(({ text }) => text === outer.text);
      const meant = nearest(outer.text, written.map(({ text }) => text));
      // What is written twice was probably to write it, and is told there.
      if (meant === undefined && rewritten.length > 0) continue;
      const writers = written.flatMap(({ text, span }) => (text === meant ? [{ at: span, message: `\`${text}\` is written here.` }] : []));
      const related = [...writers, ...others.map(({ span }) => ({ at: span, message: "It is read here too." })), ...(meant === undefined ? [...loose, ...mute] : [])];
      yield { related, at: outer.span, message: `\`${outer.text}\` is neither an input of the ensemble nor written by a step, so Triton refuses it. ${meant === undefined ? "Correct the name." : `Did you mean \`${meant}\`?`}` };
    }
  },
});

const itemsOf = (root: Node | undefined): readonly Node[] => manyOf(nodeAt(root, "ensemble_scheduling", "step"));
