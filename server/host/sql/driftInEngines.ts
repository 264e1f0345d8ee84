import { driftOverSql, type DriftOptions, type DriftReport } from "../../core/index.ts";
import type { Progress } from "../columnThreads.ts";
import { placeOf } from "../dataPlace.ts";
import { dataAddress, isDataAddress } from "./address.ts";
import { openAddress, openByDuckDb, type OpenRemote, type Secrets } from "./remoteData.ts";

export interface EngineOrder {
  readonly reference: string;
  readonly current: string;
  readonly options: DriftOptions;
  readonly secrets?: Secrets;
  /** Whether columns of numbers are looked at together as well, in a sample of rows. */
  readonly together?: boolean;
}

export type EngineDone = { readonly state: "failed"; readonly reason: string } | { readonly state: "done"; readonly report: DriftReport };

/** Whether a side lies in an engine and not in files. */
export const isInEngine = ({ reference, current }: { readonly reference: string; readonly current: string }): boolean => isDataAddress(reference) || isDataAddress(current);

/** Compares data of which at least one side lies in an engine, where they are. */
export async function driftInEngines({ reference, current, options, secrets = {} }: EngineOrder, progress: Progress = () => undefined): Promise<EngineDone> {
  // An address that is wrong is said before anybody is asked.
  for (const given of [reference, current].filter(isDataAddress)) {
    const read = dataAddress(given, process.env);
    if (read.state === "failed") return read;
  }
  const [before, after] = await Promise.all([opened(reference, secrets), opened(current, secrets)]);
  try {
    if (before.state === "failed") return before;
    if (after.state === "failed") return after;
    return { state: "done", report: await driftOverSql(before.data, after.data, options, (done, of, column) => progress({ done, of, column })) };
  } catch (error) {
    return { state: "failed", reason: error instanceof Error ? error.message : String(error) };
  } finally {
    for (const side of [before, after]) if (side.state === "open") await side.close();
  }
}

async function opened(given: string, secrets: Secrets): Promise<OpenRemote> {
  if (isDataAddress(given)) return openAddress(given, secrets);
  const found = await placeOf(given);
  return found.state === "failed" ? { state: "failed", reason: `${given} ${found.reason}` } : openByDuckDb(found.place);
}
