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

type Collect = (options: { readonly type: "minor" | "major" }) => void;

let collect: Collect | undefined;

function collector(): Collect {
  setFlagsFromString("--expose-gc");
  return runInNewContext("gc") as Collect;
}
