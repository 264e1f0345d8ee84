/**
 * Columns that were computed from others of their row, the last one first. A chain rather than a table, so that a program
 * that adds thousands of columns copies nothing.
 */
export interface Derived {
  readonly name: string;
  /** Nothing where the column was written over by what is not computed. */
  readonly from: readonly string[];
  readonly before?: Derived | undefined;
}

/** Older columns than these are forgotten, and so are the ancestors of a column beyond these many. */
const MOST_COLUMNS = 500;
const MOST_ANCESTORS = 40;

/** What a column was computed from, directly or not. */
export function derivedFrom(derived: Derived | undefined, name: string): readonly string[] {
  let link = derived;
  for (let step = 0; link && step < MOST_COLUMNS; step++) {
    if (link.name === name) return link.from;
    link = link.before;
  }
  return [];
}

/** Every column that was computed, with what it was computed from. */
export function derivedColumns(derived: Derived | undefined): ReadonlyMap<string, readonly string[]> {
  const found = new Map<string, readonly string[]>();
  let link = derived;
  for (let step = 0; link && step < MOST_COLUMNS; step++) {
    if (!found.has(link.name)) found.set(link.name, link.from);
    link = link.before;
  }
  return found;
}

/** The columns after these were written; `from` is empty where nobody knows of what. */
export function withDerived(derived: Derived | undefined, names: readonly string[], from: readonly string[]): Derived | undefined {
  const ancestors = from.slice(0, MOST_ANCESTORS);
  return names.reduce((before, name) => (ancestors.length > 0 || derivedFrom(before, name).length > 0 ? { name, from: ancestors, before } : before), derived);
}
