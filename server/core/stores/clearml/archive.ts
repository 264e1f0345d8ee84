import type { StoreFile, StoreFolder } from "../folder.ts";

/** Opens an archive as if it were unpacked into a folder of its name, whose files are read out of it when they are asked for; `undefined` where it is damaged. The same folder for the same file. */
export type OpenArchive = (file: StoreFile) => Promise<StoreFolder | undefined>;

/** ClearML packs the folder of an offline session when its task is closed; these lie at the top. */
export const isSession = (names: readonly string[]): boolean => names.includes("task.json") && names.some((name) => name === "metrics.jsonl" || name === "log.jsonl");
