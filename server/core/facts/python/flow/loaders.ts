import { handedAt } from "./handed.ts";
import { contentOf, dataOf, make, type Machine } from "./machine.ts";
import { numbered } from "./subscripts.ts";
import { NONE, type Handed, type Value } from "./value.ts";

/** `DataLoader(data, sampler=SubsetRandomSampler(numbers))`: the rows of its data set, batch by batch. */
export function loader(machine: Machine, handed: readonly Handed[]): Value {
  const data = dataOf(machine, handedAt(handed, 0, "dataset")?.value ?? NONE);
  const numbers = sampled(machine, handedAt(handed, -1, "sampler", "batch_sampler")?.value);
  const rows = numbers ? dataOf(machine, numbered(machine, data, numbers)) : data;
  return make(machine, { ...rows, mask: undefined, viewOf: undefined, batches: "" });
}

/** `Subset(data, numbers)` */
export function subset(machine: Machine, handed: readonly Handed[]): Value {
  return numbered(machine, dataOf(machine, handedAt(handed, 0, "dataset")?.value ?? NONE), handedAt(handed, 1, "indices")?.value ?? NONE);
}

/** The row numbers that a sampler draws from; other samplers draw from all rows. */
function sampled(machine: Machine, sampler: Value | undefined): Value | undefined {
  const content = sampler && contentOf(machine, sampler);
  if (content?.type !== "estimator") return undefined;
  const [first] = content.arguments;
  const inner = first && contentOf(machine, first.value);
  if (inner?.type === "estimator") return sampled(machine, first?.value);
  return content.api.includes("Subset") ? first?.value : undefined;
}
