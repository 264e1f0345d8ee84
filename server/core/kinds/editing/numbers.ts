import { runEnergy } from "../../facts/config/estimate/energy.ts";
import type { Estimate } from "../../facts/config/estimate/estimate.ts";
import type { Dialect } from "../../syntax/data/dialect.ts";
import type { Node } from "../../syntax/data/node.ts";
import { soundRoots } from "../../syntax/data/read.ts";
import type { Document } from "../../workspace/document.ts";
import type { Snapshot } from "../../workspace/snapshot.ts";
import { pathMatches } from "../pathMatches.ts";

type Work = (root: Node | undefined) => Estimate | undefined;

/** Numbers worked out from the file alone, and the energy of its run. */
export const numbersOf =
  (dialect: Dialect, ...works: readonly Work[]) =>
  (document: Document, snapshot: Snapshot): readonly Estimate[] => {
    const [root] = soundRoots(document, dialect);
    return [...works.map((work) => work(root)), energyFor(document, root, snapshot)].filter((estimate) => estimate !== undefined);
  };

/** A comment of the file tells how long a run takes; JSON has no comments, so a setting may, too. */
export function energyFor(document: Document, root: Node | undefined, { settings }: Snapshot): Estimate | undefined {
  const said = Object.entries(settings.runs ?? {}).find(([glob]) => pathMatches(document.uri, glob))?.[1];
  const first = root?.type === "mapping" ? root.entries[0]?.key.span : undefined;
  return runEnergy(document, said !== undefined && first ? { said, at: first } : undefined);
}
