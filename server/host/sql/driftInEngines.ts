import { driftOverSql, type DriftOptions, type DriftReport, type RemoteData } from "../../core/index.ts";
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

export type EngineDone = Done<DriftReport>;

/** Whether a side lies in an engine and not in files. */
export const isInEngine = ({ reference, current }: { readonly reference: string; readonly current: string }): boolean => isDataAddress(reference) || isDataAddress(current);

/** Compares data of which at least one side lies in an engine, where they are. */
export const driftInEngines = (order: EngineOrder, progress: Progress = () => undefined): Promise<EngineDone> =>
  betweenEngines<DriftReport>(order, async (before, after) => ({ state: "done", report: await driftOverSql(before, after, order.options, (done, of, column) => progress({ done, of, column })) }));

type Done<Report> = { readonly state: "failed"; readonly reason: string } | { readonly state: "done"; readonly report: Report };

/** Opens both sides for as long as somebody works on them. */
export async function betweenEngines<Report>({ reference, current, secrets = {} }: Pick<EngineOrder, "reference" | "current" | "secrets">, work: (before: RemoteData, after: RemoteData) => Promise<Done<Report>>): Promise<Done<Report>> {
  // An address that is wrong is said before anybody is asked.
  for (const given of [reference, current].filter(isDataAddress)) {
    const read = dataAddress(given, process.env);
    if (read.state === "failed") return read;
  }
  const [before, after] = await Promise.all([opened(reference, secrets), opened(current, secrets)]);
  try {
    if (before.state === "failed") return before;
    if (after.state === "failed") return after;
    return await work(before.data, after.data);
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
