import { driftOptionsFor } from "../../host/driftSettings.ts";
import { compareInThread } from "../../host/driftThread.ts";
import { pathOf } from "../../host/uris.ts";
import { refusal, type RequestHandler } from "../requestContext.ts";

export const drift: RequestHandler<"modelwright/drift"> = async ({ reference, current }, { token }) => {
  const settings = driftOptionsFor(onDisk(current));
  if (settings.state === "failed") throw refusal(settings.reason);
  const stop = new AbortController();
  token.onCancellationRequested(() => stop.abort());
  const compared = await compareInThread({ reference: onDisk(reference), current: onDisk(current), options: settings.options }, stop.signal);
  if (compared.state === "failed") throw refusal(compared.reason);
  return compared.report;
};

function onDisk(uri: string): string {
  const path = pathOf(uri);
  if (path === undefined) throw refusal(`${uri} is not on this machine's disk. Save a copy in the workspace and compare that.`);
  return path;
}
