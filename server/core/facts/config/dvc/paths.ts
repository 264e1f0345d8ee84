/** A path that is written more often than that is a mistake that a few places tell as well as all. */
const MOST_AT_ONE_PATH = 100;

/** Values by the path they stand at, asked by paths that are the same, above or below. A folder has no trailing slash. */
export class PathSet<Value> {
  readonly #at = new Map<string, Value[]>();
  /** By every folder above a path: what lies somewhere inside. */
  readonly #inside = new Map<string, Value[]>();

  constructor(pairs: Iterable<readonly [string, Value]>) {
    for (const [path, value] of pairs) {
      if ((this.#at.get(path)?.length ?? 0) < MOST_AT_ONE_PATH) add(this.#at, path, value);
      for (const folder of foldersAbove(path)) add(this.#inside, folder, value);
    }
  }

  /** What stands at the path or at a folder above it. */
  holding(path: string): readonly Value[] {
    return [path, ...foldersAbove(path)].flatMap((one) => this.#at.get(one) ?? []);
  }

  /** What stands at the path, above it or below it. */
  touching(path: string): readonly Value[] {
    return [...this.holding(path), ...(this.#inside.get(path) ?? [])];
  }
}

/** From the nearest up to the root of the scheme. */
export function foldersAbove(path: string): readonly string[] {
  const folders: string[] = [];
  const top = path.indexOf("/", path.indexOf("://") + 3);
  for (let slash = path.lastIndexOf("/"); slash > top; slash = path.lastIndexOf("/", slash - 1)) folders.push(path.slice(0, slash));
  return folders;
}

function add<Value>(map: Map<string, Value[]>, key: string, value: Value): void {
  const known = map.get(key);
  if (known) known.push(value);
  else map.set(key, [value]);
}
