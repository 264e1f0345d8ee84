/**
 * The state of the analysed program: variables by `scope:name`, objects by id. A branch is run, taken back, and joined
 * with the other by the writes that it made, so that nothing is copied. What leaves a function or a round of a loop in
 * the midst of a branch is kept aside, and joined where that ends.
 */
export interface Store {
  get(key: StoreKey): unknown;
  set(key: StoreKey, value: unknown): void;
  /** Runs ways that exclude each other, each from the present state; afterwards what they wrote is joined. */
  branch(ways: readonly Way[], join: Join): boolean;
  /** Runs a block that may be left before its end; afterwards the states in which it was left are joined. */
  enclosed(block: Enclosing, way: Way, join: Join): boolean;
  /** Keeps the present state for the end of the nearest such block. */
  leave(block: Enclosing): void;
}

export type StoreKey = string | number;

/** `return` leaves a function, `break` and `continue` a round of a loop. */
export type Enclosing = "function" | "round";

/** `true` when the end is reached. */
export type Way = () => boolean;

type Join = (a: unknown, b: unknown) => unknown;

type Written = ReadonlyMap<StoreKey, unknown>;

interface Write {
  readonly key: StoreKey;
  readonly before: unknown;
}

interface Block {
  readonly type: Enclosing;
  readonly mark: number;
  readonly left: Written[];
}

export function newStore(): Store {
  const values = new Map<StoreKey, unknown>();
  const trail: Write[] = [];
  const blocks: Block[] = [];
  let watched = 0;

  const set = (key: StoreKey, value: unknown): void => {
    if (watched > 0) trail.push({ key, before: values.get(key) });
    values.set(key, value);
  };
  const writtenSince = (mark: number): Map<StoreKey, unknown> => {
    const written = new Map<StoreKey, unknown>();
    for (let place = mark; place < trail.length; place++) {
      const key = trail[place]?.key;
      if (key !== undefined) written.set(key, values.get(key));
    }
    return written;
  };
  const takeBack = (mark: number): Written => {
    const written = writtenSince(mark);
    for (const { key, before } of trail.splice(mark).toReversed()) {
      if (before !== undefined) values.set(key, before);
      // An object that was made here may be what the function returns; nobody else knows its id.
      else if (typeof key === "string") values.delete(key);
    }
    return written;
  };
  const joinAll = (ends: readonly Written[], join: Join, before: (key: StoreKey) => unknown): void => {
    const [first, ...rest] = ends;
    if (!first) return;
    for (const key of new Set(ends.flatMap((end) => [...end.keys()]))) {
      const at = (end: Written): unknown => (end.has(key) ? end.get(key) : before(key));
      const joined = rest.reduce<unknown>((value, end) => join(value, at(end)), at(first));
      if (joined !== values.get(key)) set(key, joined);
    }
  };
  const watch = (run: () => boolean): boolean => {
    watched++;
    const goesOn = run();
    watched--;
    return goesOn;
  };
  const branch = (ways: readonly Way[], join: Join): boolean => {
    const ends: Written[] = [];
    for (const way of ways) {
      const mark = trail.length;
      const goesOn = watch(way);
      const written = takeBack(mark);
      if (goesOn) ends.push(written);
    }
    joinAll(ends, join, (key) => values.get(key));
    return ends.length > 0;
  };
  const enclosed = (type: Enclosing, way: Way, join: Join): boolean => {
    const block: Block = { type, mark: trail.length, left: [] };
    blocks.push(block);
    const goesOn = watch(way);
    blocks.pop();
    if (block.left.length > 0) {
      const first = new Map<StoreKey, unknown>();
      for (const { key, before } of trail.slice(block.mark).toReversed()) first.set(key, before);
      const ends = goesOn ? [...block.left, writtenSince(block.mark)] : block.left;
      joinAll(ends, join, (key) => (first.has(key) ? first.get(key) : values.get(key)));
    }
    if (watched === 0) trail.length = 0;
    return goesOn;
  };
  return {
    get: (key) => values.get(key),
    set,
    branch,
    enclosed,
    leave: (type) => {
      const block = blocks.findLast((one) => one.type === type);
      if (block) block.left.push(writtenSince(block.mark));
    },
  };
}
