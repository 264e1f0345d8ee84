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
  /** The file as UTF-8 text. Rejects where it cannot be read. */
  text(): Promise<string>;
}

/** Every file below a folder, with its path from there; parts are joined by `/` on every system. */
export async function filesBelow(folder: StoreFolder, prefix = ""): Promise<readonly (readonly [key: string, file: StoreFile])[]> {
  const { folders, files } = await folder.entries();
  const deeper = await Promise.all(folders.map((inner) => filesBelow(inner, `${prefix}${inner.name}/`)));
  return [...files.map((file) => [prefix + file.name, file] as const), ...deeper.flat()];
}
