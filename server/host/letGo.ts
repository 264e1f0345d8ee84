import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";

/**
 * Lets go of what an engine's small objects hold in memory of its own, whose size the collector does not know and which it so leaves for long. Takes a
 * millisecond for those that are new, ten for all.
 */
export function letGo(of: "minor" | "major"): void {
  collect ??= collector();
  collect({ type: of });
}

/** Keeps the part of the heap for new objects small from here on, where what is large lies outside of the heap: that saves some twenty megabytes. */
export function keepNewSpaceSmall(): void {
  setFlagsFromString("--max-semi-space-size=2");
  setFlagsFromString("--semi-space-growth-factor=1");
}

type Collect = (options: { readonly type: "minor" | "major" }) => void;

let collect: Collect | undefined;

function collector(): Collect {
  setFlagsFromString("--expose-gc");
  return runInNewContext("gc") as Collect;
}
