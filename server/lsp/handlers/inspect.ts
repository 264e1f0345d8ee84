import { baseName, modelFile } from "../../core/index.ts";
import { inspectInThread } from "../../host/artifactThread.ts";
import { pathOf } from "../../host/uris.ts";
import { refusal, type RequestHandler } from "../requestContext.ts";

export const inspect: RequestHandler<"modelwright/inspect"> = async ({ uri }, { token }) => {
  const path = pathOf(uri);
  if (path === undefined) throw refusal(`${uri} is not on this machine's disk. Save a copy and open that.`);
  const stop = new AbortController();
  token.onCancellationRequested(() => stop.abort());
  const looked = await inspectInThread(path, stop.signal);
  if (looked.state === "unreadable") throw refusal(`${baseName(uri)} cannot be read: ${looked.reason}.`);
  return modelFile(decodeURIComponent(baseName(uri)), looked.report, looked.sha256);
};
