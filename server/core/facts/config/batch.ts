import { entriesAt, itemsAt, mappingAt, numberAt, scalarAt, walk } from "../../syntax/data/access.ts";
import type { Node, Scalar } from "../../syntax/data/node.ts";
import type { Estimate } from "./estimate/estimate.ts";
import { wholeShown } from "./estimate/memory.ts";

/** Examples per optimizer step, as far as the file tells: the number of GPUs is the launcher's business. */
export function effectiveBatch(root: Node | undefined, perDeviceKey: string): Estimate | undefined {
  const perDevice = scalarAt(root, perDeviceKey);
  const steps = numberAt(root, "gradient_accumulation_steps") ?? 1;
  return typeof perDevice?.value === "number" ? product(perDevice, perDevice.value, steps) : undefined;
}

function product(at: Scalar, perDevice: number, steps: number): Estimate {
  const all = perDevice * steps;
  const times = `${wholeShown(perDevice)} × ${wholeShown(steps)}`;
  return {
    at: at.span,
    text: `effective batch: ${times} = ${wholeShown(all)} per GPU`,
    explanation: `**Effective batch: ${wholeShown(all)} example${all === 1 ? "" : "s"} per optimizer step and GPU** = ${wholeShown(perDevice)} per forward pass × ${wholeShown(steps)} pass${steps === 1 ? "" : "es"} before a step. The launcher says how many GPUs there are: ${[2, 4, 8].map((gpus) => `${gpus} make ${wholeShown(all * gpus)}`).join(", ")}. Only GPUs that see examples of their own count: those that share one copy of the model (tensor, pipeline or sequence parallel) count as one.`,
  };
}

/** The number of GPUs for which a DeepSpeed config is made. */
export function impliedGpus(root: Node | undefined): Estimate | undefined {
  const total = scalarAt(root, "train_batch_size");
  const micro = numberAt(root, "train_micro_batch_size_per_gpu");
  const steps = numberAt(root, "gradient_accumulation_steps");
  if (typeof total?.value !== "number" || micro === undefined || steps === undefined) return undefined;
  const gpus = total.value / (micro * steps);
  if (!Number.isInteger(gpus) || gpus <= 0) return undefined;
  const many = `${wholeShown(gpus)} GPU${gpus === 1 ? "" : "s"}`;
  return { at: total.span, text: `${wholeShown(total.value)} = ${wholeShown(micro)} × ${wholeShown(steps)} × ${many}`, explanation: `**${wholeShown(total.value)} examples per optimizer step** = ${wholeShown(micro)} per GPU and forward pass × ${wholeShown(steps)} pass${steps === 1 ? "" : "es"} × **${many}**. DeepSpeed stops where it is started on another number of GPUs.` };
}

/** Processes of each machine that an Accelerate config starts, and what they make of a batch. */
export function processesPerMachine(root: Node | undefined): Estimate | undefined {
  const all = scalarAt(root, "num_processes");
  const machines = numberAt(root, "num_machines") ?? 1;
  const steps = numberAt(mappingAt(root, "deepspeed_config"), "gradient_accumulation_steps") ?? 1;
  if (typeof all?.value !== "number" || all.value < 1 || machines < 1 || !Number.isInteger(all.value / machines)) return undefined;
  const times = all.value * steps;
  return {
    at: all.span,
    text: `effective batch: ${steps > 1 ? `${steps} × ` : ""}${all.value} × the script's batch${machines > 1 ? `, ${all.value / machines} processes on each of ${machines} machines` : ""}`,
    explanation: `**Effective batch: ${times} × the batch size of the script** = ${all.value} processes${machines > 1 ? ` (${all.value / machines} on each of ${machines} machines)` : ""}${steps > 1 ? ` × ${steps} passes before a step` : ""}. The batch size that the script gives its data loader is per process, unless it sets \`split_batches\`.`,
  };
}

/** Examples per optimizer step of a Lightning run: the loader's batch × passes × devices × nodes. */
export function lightningBatch(root: Node | undefined): Estimate | undefined {
  const data = mappingAt(root, "data");
  const batch = data && [...walk(data)].flatMap(({ node, entry }) => (entry?.key.text === "batch_size" && node.type === "scalar" && typeof node.value === "number" ? [{ at: node, size: node.value }] : []))[0];
  if (!batch) return undefined;
  const trainer = mappingAt(root, "trainer");
  const steps = numberAt(trainer, "accumulate_grad_batches") ?? 1;
  const nodes = numberAt(trainer, "num_nodes") ?? 1;
  const listed = itemsAt(trainer, "devices").length;
  const devices = listed > 0 ? listed : (numberAt(trainer, "devices") ?? 0);
  const known = devices > 0 ? devices * nodes : undefined;
  const each = batch.size * steps;
  return {
    at: batch.at.span,
    text: known === undefined ? `effective batch: ${batch.size} × ${steps} = ${each} per device` : `effective batch: ${batch.size} × ${steps} × ${known} = ${each * known}`,
    explanation: `**Effective batch** = ${batch.size} per device × ${steps} (\`accumulate_grad_batches\`)${known === undefined ? "; the file leaves the number of devices to the machine" : ` × ${devices} devices × ${nodes} node${nodes === 1 ? "" : "s"} = **${each * known} examples per optimizer step**`}. With a strategy that splits the model instead of the data, fewer copies count.`,
  };
}

/** Runs that a Hydra multirun starts, where all of its parameters are listed. */
export function hydraGrid(root: Node | undefined): Estimate | undefined {
  const params = entriesAt(root, "hydra", "sweeper", "params");
  const counts = params.map(({ value }) => (value.type === "scalar" ? choices(value.text) : undefined));
  const [first] = params;
  if (!first) return undefined;
  // Optuna, Nevergrad and Ax draw so many trials from the space, whatever its size.
  const drawn = ["n_trials", "budget", "max_trials"].map((name) => scalarAt(root, "hydra", "sweeper", name) ?? scalarAt(root, "hydra", "sweeper", "optim", name) ?? scalarAt(root, "hydra", "sweeper", "ax_config", name)).find((scalar) => scalar !== undefined);
  if (drawn) return typeof drawn.value === "number" ? { at: drawn.span, text: runs(drawn.value), explanation: `**${runs(drawn.value)}** with \`--multirun\`: the sweeper draws so many settings from the ${params.length === 1 ? "parameter" : `${wholeShown(params.length)} parameters`} of \`params\`.` } : undefined;
  if (counts.includes(undefined)) return undefined;
  const numbers = counts.flatMap((count) => count ?? []);
  const all = numbers.reduce((total, count) => total * count, 1);
  const formula = params.map(({ key }, index) => `${numbers[index] ?? 1} (\`${key.text}\`)`).join(" × ");
  return { at: first.key.span, text: `${runs(all)}: ${numbers.join(" × ")}`, explanation: `**${runs(all)}** with \`--multirun\` = ${formula}. The basic sweeper starts every combination; other sweepers draw from them.` };
}

const runs = (count: number): string => `${wholeShown(count)} run${count === 1 ? "" : "s"}`;

/** Values of `a,b`, `choice(a, b)` and `range(1, 5)`; `undefined` for an interval, which has no number. */
function choices(text: string): number | undefined {
  const [, call, inside = ""] = /^\s*(\w+)\((.*)\)\s*$/.exec(text) ?? [];
  if (call === undefined) return /[()[\]{}'"]/.test(text) ? undefined : text.split(",").length;
  if (call === "choice") return /[()[\]{}'"]/.test(inside) ? undefined : inside.split(",").length;
  const numbers = inside.split(",").map(Number);
  if (call !== "range" || numbers.some(Number.isNaN)) return undefined;
  const [start = 0, stop = 0, step = 1] = numbers.length === 1 ? [0, ...numbers] : numbers;
  return step === 0 ? undefined : Math.max(0, Math.ceil((stop - start) / step - TINY));
}

/** Hydra steps through decimal fractions without rounding. */
const TINY = 1e-9;
