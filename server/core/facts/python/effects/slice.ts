import type { Effects } from "./follow.ts";

/**
 * The statements that a name's value after `last` depends on, by going backwards: a statement belongs to the slice when
 * it sets or changes what is still wanted. Indexes into `all`, in order; `last` itself belongs to it.
 */
export function sliceBack(all: readonly Effects[], last: number, wantedNames?: readonly string[]): readonly number[] {
  const wanted = new Set(wantedNames ?? []);
  const found: number[] = [];
  const target = all[last];
  if (!target) return [];
  const states = new Set<string>();
  if (!wantedNames) {
    target.reads.forEach((name) => wanted.add(name));
    carried(target).forEach((state) => states.add(state));
    found.push(last);
  }
  for (let index = wantedNames ? last : last - 1; index >= 0; index--) {
    const one = all[index];
    if (!one || !(makesAny(one, wanted) || carried(one).some((state) => states.has(state)))) continue;
    found.push(index);
    one.binds.forEach((name) => wanted.delete(name));
    one.reads.forEach((name) => wanted.add(name));
    // What is changed in place has to have been made before.
    one.mutates.forEach((name) => wanted.add(name));
    carried(one).forEach((state) => states.add(state));
  }
  return found.toReversed();
}

const makesAny = ({ binds, maybeBinds, mutates, deletes }: Effects, wanted: ReadonlySet<string>): boolean =>
  [binds, maybeBinds, mutates, deletes].some((names) => [...names].some((name) => wanted.has(name)));

/** State of the process that makes later statements give other values: a seed, a variable of the environment, a folder. */
const carried = ({ effects }: Effects): readonly string[] => ["random", "environment", "cwd"].filter((state) => effects.has(state));
