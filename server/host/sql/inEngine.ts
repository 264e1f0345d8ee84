import type { RemoteData } from "../../core/index.ts";
import { faultWords } from "../faultWords.ts";
import { openAddress, type Secrets } from "./remoteData.ts";

export type InEngine<Value> = { readonly state: "failed"; readonly reason: string } | { readonly state: "done"; readonly value: Value };

/** Opens a table of an engine for as long as somebody works on it. */
export async function inEngine<Value>(address: string, secrets: Secrets, work: (data: RemoteData) => Promise<Value>): Promise<InEngine<Value>> {
  const opened = await openAddress(address, secrets);
  if (opened.state === "failed") return opened;
  try {
    return { state: "done", value: await work(opened.data) };
  } catch (error) {
    return { state: "failed", reason: `${faultWords(error)}.` };
  } finally {
    await opened.close().catch(() => undefined);
  }
}
