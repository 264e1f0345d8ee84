import { walk } from "../../../syntax/python/walk.ts";
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
  const files: Effects[] = [];
  const want = (names: Iterable<string>, before: number): void => {
    for (const name of names) {
      if (wanted.has(name)) continue;
      wanted.add(name);
      // A generator or function sees the names that it needs as they are when it is used.
      want(all.slice(0, before).findLast(({ binds, maybeBinds }) => binds.has(name) || maybeBinds.has(name))?.readsLater ?? [], before);
    }
  };
  const take = (one: Effects, index: number): void => {
    found.push(index);
    one.binds.forEach((name) => wanted.delete(name));
    want(one.reads, index);
    // What is changed in place has to have been made before.
    want(one.mutates, index);
    carried(one).forEach((state) => states.add(state));
    if (one.effects.has("reads-file") || one.effects.has("writes-file")) files.push(one);
  };
  if (!wantedNames) {
    want(target.reads, last);
    carried(target).forEach((state) => states.add(state));
    files.push(target);
    found.push(last);
  }
  for (let index = wantedNames ? last : last - 1; index >= 0; index--) {
    const one = all[index];
    if (one && (makesAny(one, wanted) || carried(one).some((state) => states.has(state)) || setsOptions(one, wanted) || files.some((other) => writesFor(one, other)))) take(one, index);
  }
  return found.toReversed();
}

const makesAny = ({ binds, maybeBinds, mutates, deletes }: Effects, wanted: ReadonlySet<string>): boolean =>
  [binds, maybeBinds, mutates, deletes].some((names) => [...names].some((name) => wanted.has(name)));

/** State of the process that makes later statements give other values: a seed, a variable of the environment, a folder. */
const carried = ({ effects }: Effects): readonly string[] => ["random", "environment", "cwd"].filter((state) => effects.has(state));

/** Options of a library count for what uses it; where modules are looked for counts for all. */
const setsOptions = ({ effects, reads, statement }: Effects, wanted: ReadonlySet<string>): boolean =>
  effects.has("options") && (statement.type !== "import" && statement.type !== "importFrom") && [...reads].some((name) => name === "sys" || wanted.has(name));

/** True where the one may write what the other reads or adds to: a path that both name, or one that nobody sees. */
function writesFor(one: Effects, other: Effects): boolean {
  if (!one.effects.has("writes-file") || !(other.effects.has("reads-file") || other.effects.has("writes-file"))) return false;
  const [written, read] = [textsIn(one), textsIn(other)];
  return written.length === 0 || read.length === 0 || written.some((left) => read.some((right) => left.includes(right) || right.includes(left)));
}

/** Texts that may be paths; the mode of `open` is none. */
function textsIn({ statement }: Effects): readonly string[] {
  const texts: string[] = [];
  walk([statement], (node) => {
    if (node.type === "text" && !/^[rwaxbt+]{0,3}$/.test(node.value)) texts.push(node.value);
    return true;
  });
  return texts;
}
