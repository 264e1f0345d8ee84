import { defineRule } from "../../engine/rule.ts";
import { findFromHere } from "../../facts/config/paths.ts";
import { rootOf } from "../../kinds/data.ts";
import { nodeAt, scalarAt } from "../../syntax/data/access.ts";
import type { Node, Scalar } from "../../syntax/data/node.ts";
import { soundRoots } from "../../syntax/data/read.ts";

export const trainerDeepspeedMismatch = defineRule({
  id: "trainer-deepspeed-mismatch",
  summary: "The run and its DeepSpeed config set the same thing differently",
  severity: "error",
  languages: ["yaml", "json"],
  kinds: ["trainer", "llamafactory"],
  references: ["https://huggingface.co/docs/transformers/deepspeed"],
  fix: "none",

  *check(document, snapshot) {
    const root = rootOf(document);
    const file = scalarAt(root, "deepspeed");
    const found = file ? findFromHere(document.uri, file.text, snapshot) : undefined;
    const config = found?.state === "found" ? snapshot.files.read(found.uri) : undefined;
    const there = config && soundRoots(config)[0];
    if (!config || !there) return;
    for (const [name, path] of SAME) {
      const [own, other] = [scalarAt(root, name), leafAt(there, path)];
      if (!own || !other || !(EXCLUSIVE.has(name + path.join(".")) ? own.value === true && other.value === true : differ(own, other))) continue;
      yield {
        at: own.span,
        message: `\`${name}\` is ${own.text} here and \`${path.join(".")}\` is ${other.text} in \`${file?.text ?? ""}\`: the trainer refuses to start when the two differ. Write \`"auto"\` there, and this value counts.`,
        related: [{ uri: config.uri, at: other.span, message: "The other value stands here." }],
      };
    }
  },
});

/** What `trainer_config_process` of transformers compares, read 2026-11-21. */
const SAME: readonly (readonly [string, readonly string[]])[] = [
  ["per_device_train_batch_size", ["train_micro_batch_size_per_gpu"]],
  ["gradient_accumulation_steps", ["gradient_accumulation_steps"]],
  ["max_grad_norm", ["gradient_clipping"]],
  ["learning_rate", ["optimizer", "params", "lr"]],
  ["weight_decay", ["optimizer", "params", "weight_decay"]],
  ["adam_epsilon", ["optimizer", "params", "eps"]],
  ["learning_rate", ["scheduler", "params", "warmup_max_lr"]],
  ["warmup_steps", ["scheduler", "params", "warmup_num_steps"]],
  ["bf16", ["bf16", "enabled"]],
  ["fp16", ["fp16", "enabled"]],
  ["fp16", ["bf16", "enabled"]],
  ["bf16", ["fp16", "enabled"]],
];

/** Here both may not be on. */
const EXCLUSIVE = new Set(["fp16bf16.enabled", "bf16fp16.enabled"]);

function leafAt(root: Node, path: readonly string[]): Scalar | undefined {
  const node = nodeAt(root, ...path);
  return node?.type === "scalar" && (typeof node.value === "number" || typeof node.value === "boolean") ? node : undefined;
}

/** Only values of one sort are compared; `auto` and text that another rule tells of are left alone. */
const differ = (own: Scalar, other: Scalar): boolean => typeof own.value === typeof other.value && own.value !== other.value;
