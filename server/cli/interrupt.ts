import { cancelRunning } from "../host/sql/running.ts";

const INTERRUPTED = 130;

/** Where a person ends the program, engines hear of it as well. */
export function tellEnginesOnInterrupt(): void {
  process.once("SIGINT", () => void cancelRunning().finally(() => process.exit(INTERRUPTED)));
}
