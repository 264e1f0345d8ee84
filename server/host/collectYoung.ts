import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";

/**
 * Lets go of what an engine's small objects hold in memory of its own, which the collector does not know the size of and so leaves for long. Takes a
 * millisecond.
 */
export function collectYoung(): void {
  collect ??= collector();
  collect({ type: "minor" });
}

type Collect = (options: { readonly type: "minor" }) => void;

let collect: Collect | undefined;

function collector(): Collect {
  setFlagsFromString("--expose-gc");
  return runInNewContext("gc") as Collect;
}
