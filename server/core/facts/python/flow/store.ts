/**
 * The state of the analysed program: variables by `scope:name`, objects by id. A branch is run, taken back, and joined
 * with the other by the writes that it made, so that nothing is copied.
 */
export interface Store {
  get(key: StoreKey): unknown;
  set(key: StoreKey, value: unknown): void;
  /** Runs ways that exclude each other, each from the present state; afterwards what they wrote is joined. */
  branch(ways: readonly (() => boolean)[], join: (a: unknown, b: unknown) => unknown): boolean;
}

export type StoreKey = string | number;

interface Write {
  readonly key: StoreKey;
  readonly before: unknown;
}

export function newStore(): Store {
  const values = new Map<StoreKey, unknown>();
  const trail: Write[] = [];
  let branches = 0;

  const set = (key: StoreKey, value: unknown): void => {
    if (branches > 0) trail.push({ key, before: values.get(key) });
    values.set(key, value);
  };
  const takeBack = (mark: number): ReadonlyMap<StoreKey, unknown> => {
    const written = new Map<StoreKey, unknown>();
    for (const { key } of trail.slice(mark)) written.set(key, values.get(key));
    for (const { key, before } of trail.splice(mark).toReversed()) {
      if (before === undefined) values.delete(key);
      else values.set(key, before);
    }
    return written;
  };
  return {
    get: (key) => values.get(key),
    set,
    branch: (ways, join) => {
      const ends: ReadonlyMap<StoreKey, unknown>[] = [];
      branches++;
      for (const way of ways) {
        const mark = trail.length;
        const goesOn = way();
        const written = takeBack(mark);
        if (goesOn) ends.push(written);
      }
      branches--;
      const [first, ...rest] = ends;
      if (!first) return false;
      const touched = new Set(ends.flatMap((end) => [...end.keys()]));
      for (const key of touched) {
        const at = (end: ReadonlyMap<StoreKey, unknown>): unknown => (end.has(key) ? end.get(key) : values.get(key));
        set(key, rest.reduce<unknown>((value, end) => join(value, at(end)), at(first)));
      }
      return true;
    },
  };
}
