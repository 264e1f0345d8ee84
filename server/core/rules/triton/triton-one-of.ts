import { defineRule, type Finding } from "../../engine/rule.ts";
import { rootOf } from "../../kinds/data.ts";
import { walk } from "../../syntax/data/access.ts";
import type { Node } from "../../syntax/data/node.ts";

export const tritonOneOf = defineRule({
  id: "triton-one-of",
  summary: "Two fields are set of which a message may have one",
  severity: "error",
  languages: ["pbtxt"],
  kinds: ["triton-pbtxt"],
  references: ["https://docs.nvidia.com/deeplearning/triton-inference-server/user-guide/docs/user_guide/model_configuration.html"],
  fix: "none",

  *check(document) {
    const root = rootOf(document);
    if (!root) return;
    for (const { node, path } of walk(root)) {
      const name = path.findLast((step) => typeof step === "string") ?? "";
      const choices = CHOICES[name];
      if (choices) yield* twoOf(node, choices);
    }
  },
});

function* twoOf(node: Node, choices: readonly string[]): Generator<Finding> {
  if (node.type !== "mapping") return;
  const [first, ...others] = node.entries.filter(({ key }) => choices.includes(key.text));
  for (const other of others) {
    if (first && other.key.text !== first.key.text) yield { at: other.key.span, message: `\`${first.key.text}\` and \`${other.key.text}\` exclude each other, and Triton does not read a file with both. Keep one.`, related: [{ at: first.key.span, message: "The other one." }] };
  }
}

/** After the `oneof` groups of model_config.proto, by the field that holds them; schedulers have a rule of their own. */
const CHOICES: Readonly<Record<string, readonly string[]>> = {
  version_policy: ["latest", "all", "specific"],
  sequence_batching: ["direct", "oldest"],
  value: ["zero_data", "random_data", "input_data_file"],
  initial_state: ["zero_data", "data_file"],
};
