import { compareFiles } from "../../host/drift.ts";
import { pathOf } from "../../host/uris.ts";
import { refusal, type RequestHandler } from "../requestContext.ts";

export const drift: RequestHandler<"modelwright/drift"> = async ({ reference, current }, { token }) => {
  const stop = new AbortController();
  token.onCancellationRequested(() => stop.abort());
  const compared = await compareFiles(onDisk(reference), onDisk(current), undefined, stop.signal);
  if (compared.state === "failed") throw refusal(compared.reason);
  return compared.report;
};

function onDisk(uri: string): string {
  const path = pathOf(uri);
  if (path === undefined) throw refusal(`${uri} is not on this machine's disk. Save a copy in the workspace and compare that.`);
  return path;
}
