import { itemsAt, nodeAt, scalarAt } from "../../../syntax/data/access.ts";
import type { Node, Scalar } from "../../../syntax/data/node.ts";
import type { Span } from "../../../text/span.ts";
import { optionNumber, type ServeCommand } from "./commands.ts";

/** How many GPUs a container or a service gets or sees, by one place that says so. */
export interface GrantedGpus {
  readonly count: number;
  readonly at: Span;
  /** What a person calls it: `nvidia.com/gpu`. */
  readonly by: string;
}

export const grantedGpus = (holder: Node | undefined): readonly GrantedGpus[] => [...limitOf(holder), ...devicesOf(holder), ...visibleTo(holder)];

function limitOf(holder: Node | undefined): readonly GrantedGpus[] {
  const limit = scalarAt(holder, "resources", "limits", "nvidia.com/gpu");
  const count = Number(limit?.text === "" ? Number.NaN : limit?.text);
  return limit && Number.isInteger(count) ? [{ count, at: limit.span, by: "nvidia.com/gpu" }] : [];
}

/** Devices that a service of Compose reserves; nothing where one of them takes all. */
function devicesOf(holder: Node | undefined): readonly GrantedGpus[] {
  const devices = itemsAt(holder, "deploy", "resources", "reservations", "devices");
  const counts = devices.map((device) => {
    const ids = itemsAt(device, "device_ids");
    return ids.length > 0 ? ids.length : Number(scalarAt(device, "count")?.text ?? Number.NaN);
  });
  const [first] = devices;
  const place = scalarAt(first, "count") ?? nodeAt(first, "device_ids");
  const count = counts.reduce((sum, one) => sum + one, 0);
  return place && counts.length > 0 && Number.isInteger(count) ? [{ count, at: place.span, by: "devices" }] : [];
}

const VISIBLE = ["CUDA_VISIBLE_DEVICES", "NVIDIA_VISIBLE_DEVICES"];

function visibleTo(holder: Node | undefined): readonly GrantedGpus[] {
  return VISIBLE.flatMap((name) => {
    const value = variableOf(holder, name);
    return value && /^(?:\d+|GPU-[\w-]+)(?:,(?:\d+|GPU-[\w-]+))*$/.test(value.text) ? [{ count: value.text.split(",").length, at: value.at, by: name }] : [];
  });
}

/** A variable of a container (`env`) or of a service (`environment`, as a list or a mapping). */
export function variableOf(holder: Node | undefined, name: string): { readonly text: string; readonly at: Span } | undefined {
  const [inList] = itemsAt(holder, "env").flatMap((variable) => (scalarAt(variable, "name")?.text === name ? (scalarAt(variable, "value") ?? []) : []));
  const given: Scalar | undefined = inList ?? scalarAt(holder, "environment", name);
  if (given) return { text: given.text.trim(), at: given.span };
  const [joined] = itemsAt(holder, "environment").flatMap((node) => (node.type === "scalar" && node.text.startsWith(`${name}=`) ? [node] : []));
  return joined && { text: joined.text.slice(name.length + 1).trim(), at: joined.span };
}

/** How many GPUs of one machine a server spreads one model over; nothing where several machines share it. */
export function neededGpus(command: ServeCommand): { readonly count: number; readonly at: Span; readonly also: readonly Span[] } | undefined {
  const across = ["nnodes", "node-rank", "headless", "data-parallel-address"].some((name) => command.options.has(name)) || command.options.get("distributed-executor-backend")?.value?.text.endsWith("ray");
  const split = optionNumber(command, command.engine === "vllm" ? "tensor-parallel-size" : "num-shard");
  const stages = optionNumber(command, "pipeline-parallel-size");
  if (across || command.options.has("config")) return undefined;
  const place = split ?? stages;
  return place && { count: (split?.value ?? 1) * (stages?.value ?? 1), at: place.at, also: split && stages ? [stages.at] : [] };
}
