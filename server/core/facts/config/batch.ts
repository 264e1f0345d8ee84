import { numberAt, scalarAt } from "../../syntax/data/access.ts";
import type { Node } from "../../syntax/data/node.ts";
import type { Span } from "../../text/span.ts";

/** A number that a person would otherwise work out in the head. */
export interface Shown {
  readonly at: Span;
  readonly text: string;
}

/** Examples per optimizer step, as far as the file tells: the number of GPUs is the launcher's business. */
export function effectiveBatch(root: Node | undefined, perDeviceKey: string): Shown | undefined {
  const perDevice = scalarAt(root, perDeviceKey);
  const steps = numberAt(root, "gradient_accumulation_steps") ?? 1;
  if (typeof perDevice?.value !== "number") return undefined;
  return { at: perDevice.span, text: `effective batch: ${perDevice.value} × ${steps} = ${perDevice.value * steps} per GPU` };
}

/** The number of GPUs for which a DeepSpeed config is made. */
export function impliedGpus(root: Node | undefined): Shown | undefined {
  const total = scalarAt(root, "train_batch_size");
  const micro = numberAt(root, "train_micro_batch_size_per_gpu");
  const steps = numberAt(root, "gradient_accumulation_steps");
  if (typeof total?.value !== "number" || micro === undefined || steps === undefined) return undefined;
  const gpus = total.value / (micro * steps);
  return Number.isInteger(gpus) && gpus > 0 ? { at: total.span, text: `${total.value} = ${micro} × ${steps} × ${gpus} GPU${gpus === 1 ? "" : "s"}` } : undefined;
}
