import { nearest } from "../../text/nearest.ts";

/** Devices that plugins bring along, by the names that they give them. */
const DEVICES = ["nvidia.com/gpu", "nvidia.com/gpu.shared", "amd.com/gpu", "gpu.intel.com/i915", "gpu.intel.com/xe", "habana.ai/gaudi", "google.com/tpu", "aws.amazon.com/neuron", "aws.amazon.com/neuroncore", "aws.amazon.com/neurondevice", "vpc.amazonaws.com/efa", "rdma/ib", "rdma/hca"];

const PLAIN = ["cpu", "memory", "ephemeral-storage", "storage"];

/** What people call things that have another name. */
const ALIASES: Readonly<Record<string, string>> = { gpu: "nvidia.com/gpu", gpus: "nvidia.com/gpu", nvidia: "nvidia.com/gpu", "nvidia/gpu": "nvidia.com/gpu", "nvidia-gpu": "nvidia.com/gpu", "nvidia.com": "nvidia.com/gpu", tpu: "google.com/tpu", tpus: "google.com/tpu", mem: "memory", ram: "memory", cpus: "cpu", cores: "cpu", disk: "ephemeral-storage", size: "storage" };

export interface ResourceNameProblem {
  readonly meant: string | undefined;
  /** Nothing without a `/` in it may be called otherwise; a device of another name could exist. */
  readonly refused: boolean;
}

/** What is wrong with the name of something that a container asks for; `undefined` where nothing is, as far as anybody knows. */
export function resourceNameProblem(name: string): ResourceNameProblem | undefined {
  if (PLAIN.includes(name) || DEVICES.includes(name) || /[${}<>*]/.test(name)) return undefined;
  const meant = ALIASES[name.toLowerCase()] ?? nearest(name, name.includes("/") ? DEVICES : [...PLAIN, ...DEVICES]);
  if (name.includes("/")) return meant === undefined || !isSlip(name, meant) ? undefined : { meant, refused: false };
  return /^(?:hugepages|requests|limits|count|attachable-volumes)/.test(name) ? undefined : { meant, refused: true };
}

/** Other devices of the same maker have names of their own: only what differs by a letter or its case is a slip. */
const isSlip = (name: string, meant: string): boolean => name in ALIASES || name.toLowerCase() === meant || nearest(name, [meant], 1) !== undefined;
