import type { StoreContents } from "./contents.ts";
import type { StoreFolder } from "./folder.ts";

/** Where a store lies: its folder, and what was found in it. */
export interface StorePlaces {
  readonly root: StoreFolder;
  /** Folders that are a run each, where the tracker keeps runs so. */
  readonly folders: readonly StoreFolder[];
  /** Names of files in the root that are a store or a run each. */
  readonly names: readonly string[];
}

/** Reads a store, again and again. What did not change since the last time is not read twice. */
export type StoreReader = (places: StorePlaces) => Promise<StoreContents>;
