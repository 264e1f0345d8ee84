import type { ModelFile } from "../../server/core/insights/modelFile.ts";

type Tensor = ModelFile["tensors"][number];
export type SortKey = "name" | "shape" | "dtype" | "bytes";

/** What a person set in the view; it survives while the page is hidden. */
export interface ViewState {
  readonly filter: string;
  readonly sort: SortKey;
  readonly descending: boolean;
}

/** As the file has them until a person sorts. */
export const freshState: ViewState = { filter: "", sort: "name", descending: false };

export const parametersOf = ({ shape }: Tensor): number => shape.reduce((product, size) => product * size, 1);

/** A name with numbers sorts as people count: `layer.2` before `layer.10`. */
const names = new Intl.Collator("en", { numeric: true });

const ORDERS: Readonly<Record<SortKey, (a: Tensor, b: Tensor) => number>> = {
  name: (a, b) => names.compare(a.name, b.name),
  shape: (a, b) => parametersOf(a) - parametersOf(b),
  dtype: (a, b) => names.compare(a.dtype, b.dtype),
  bytes: (a, b) => a.bytes - b.bytes,
};

export function shownTensors(tensors: readonly Tensor[], { filter, sort, descending }: ViewState): readonly Tensor[] {
  const words = filter.toLowerCase().split(/\s+/).filter(Boolean);
  const found = tensors.filter(({ name, dtype }) => words.every((word) => name.toLowerCase().includes(word) || dtype.toLowerCase().includes(word)));
  const sorted = found.toSorted((a, b) => ORDERS[sort](a, b) || names.compare(a.name, b.name));
  return descending ? sorted.reverse() : sorted;
}

/** `1.5 MB`, in steps of a thousand as disks and downloads count. */
export function formatBytes(bytes: number): string {
  const units = ["B", "kB", "MB", "GB", "TB"];
  const step = Math.min(units.length - 1, Math.floor(Math.log10(Math.max(1, bytes)) / 3));
  const value = bytes / 1000 ** step;
  return `${step === 0 || value >= 99.95 ? value.toFixed(0) : value.toFixed(1)} ${units[step] ?? ""}`;
}
