import type { ArtifactContent, RunArtifact, RunKey } from "../../protocol/experiments.ts";
import { keyOf, type ExperimentRun } from "../data.ts";
import { keysOf, type Hub } from "../hub.ts";

export interface ArtifactFetcher {
  lists(runs: readonly ExperimentRun[]): Promise<readonly (readonly RunArtifact[])[]>;
  content(run: RunKey, id: string): Promise<ArtifactContent>;
  readonly forget: () => void;
}

/** Pictures are large: no more than these are remembered. */
const MOST_KNOWN = 200;

/** Asks for each artifact once. Lists may grow while a run goes on; what has been logged stays as it is. */
export function artifactFetcher({ call }: Hub): ArtifactFetcher {
  const known = new Map<string, Promise<ArtifactContent>>();
  let listed: { readonly of: string; readonly lists: Promise<readonly (readonly RunArtifact[])[]> } | undefined;
  return {
    forget: () => (listed = undefined),
    lists(runs) {
      const of = runs.map(keyOf).join("\n");
      if (listed?.of !== of) listed = { of, lists: call("artifacts", { runs: keysOf(runs) }) };
      return listed.lists;
    },
    content({ id: runId, store }, id) {
      const key = `${store}#${runId}\n${id}`;
      const old = known.get(key);
      if (old) return old;
      const [oldest] = known.keys();
      if (known.size >= MOST_KNOWN && oldest !== undefined) known.delete(oldest);
      const fresh = call("artifact", { run: { id: runId, store }, id }).catch((error: unknown): ArtifactContent => ({ state: "refused", reason: `It could not be read: ${error instanceof Error ? error.message : String(error)}` }));
      known.set(key, fresh);
      return fresh;
    },
  };
}
