import type { Fault } from "./fault.ts";

/** What the tool goes on with, so that a note is enough. */
export const noted = (names: RegExp, faults: readonly Fault[]): readonly Fault[] => faults.map((fault) => (names.test(fault.rule) ? { ...fault, soft: true } : fault));

/** Breaks only what comes after a first match; the head of the file stays as it is. */
export const behind = (head: RegExp, faults: readonly Fault[]): readonly Fault[] => faults.map((fault) => ({
  ...fault,
  change: (text, nearby, path) => {
    const start = head.exec(text)?.index ?? 0;
    const broken = fault.change(text.slice(start), nearby, path);
    return broken === undefined ? undefined : text.slice(0, start) + broken;
  },
}));

/** Faults of paths count only where the right path leads to a stored file: without its project, nobody can tell a wrong one. */
export const leading = (names: RegExp, faults: readonly Fault[]): readonly Fault[] => faults.map((fault) => (names.test(fault.rule) ? { ...fault, change: changedWhereStored(fault) } : fault));

const changedWhereStored = ({ change }: Fault): Fault["change"] => (text, nearby, path) => {
  const broken = change(text, nearby, path);
  const after = broken?.split("\n") ?? [];
  const line = text.split("\n").find((one, index) => one !== after[index]) ?? "";
  const words = line.split(/[\s"':]+/).filter((word) => word !== "" && !(broken ?? "").includes(word)).map((word) => word.replace(/^(?:\.\/)+|\/$/g, ""));
  const folder = path.includes("/") ? path.replace(/\/[^/]*$/, "/") : "";
  return words.some((word) => nearby.some((name) => name.startsWith(folder) && `${name}/`.includes(`/${word}/`))) ? broken : undefined;
};
