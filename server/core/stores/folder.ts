/**
 * Where a store's files come from. The reader says which it wants; the host brings them. Who makes a folder promises
 * that an unchanged file is the same object the next time, so that what was made of it can be remembered.
 */
export interface StoreFolder {
  readonly name: string;
  /** How a person would name the place; it stands in problems. */
  readonly path: string;
  /** Empty where the folder is gone or cannot be read. Sorted by name. */
  entries(): Promise<StoreEntries>;
}

export interface StoreEntries {
  readonly folders: readonly StoreFolder[];
  readonly files: readonly StoreFile[];
}

export interface StoreFile {
  readonly name: string;
  readonly path: string;
  /** In bytes. */
  readonly size: number;
  /** When it was written last, in milliseconds since 1970, UTC. */
  readonly modified: number;
  /** The file as UTF-8 text. Rejects where it cannot be read. */
  text(): Promise<string>;
  /** A part of it; shorter only where the file ends. Rejects where it cannot be read. */
  bytes(start: number, end: number): Promise<Uint8Array>;
}

/** Every file below a folder, with its path from there; parts are joined by `/` on every system. */
export async function filesBelow(folder: StoreFolder, prefix = ""): Promise<readonly (readonly [key: string, file: StoreFile])[]> {
  const { folders, files } = await folder.entries();
  const deeper = await Promise.all(folders.map((inner) => filesBelow(inner, `${prefix}${inner.name}/`)));
  return [...files.map((file) => [prefix + file.name, file] as const), ...deeper.flat()];
}

/** A folder's file by its path from there, where it is. */
export async function fileAt(folder: StoreFolder, path: string): Promise<StoreFile | undefined> {
  const [first = "", ...rest] = path.split("/");
  const { folders, files } = await folder.entries();
  if (rest.length === 0) return files.find(({ name }) => name === first);
  const inner = folders.find(({ name }) => name === first);
  return inner && fileAt(inner, rest.join("/"));
}

/** A file's text, or `undefined` where it cannot be read. */
export const textIn = (file: StoreFile): Promise<string | undefined> => file.text().catch(() => undefined);
