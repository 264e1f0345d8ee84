import { dirname } from "node:path";

import { loadParsers } from "../../host/parsers.ts";
import { pathOf } from "../../host/uris.ts";
import { verifyNotebook as verify } from "../../host/verifyNotebook.ts";
import { refusal, type RequestHandler } from "../requestContext.ts";

/** The most that each of the two runs may take, unless a person says otherwise. */
const TIMEOUT_SECONDS = 600;

export const verifyNotebook: RequestHandler<"modelwright/verifyNotebook"> = async ({ uri, python, timeoutSeconds = TIMEOUT_SECONDS }, { session, token, progress }) => {
  if (!session.state.settings.trusted) throw refusal("Verifying runs the notebook, which is not done in an untrusted workspace. Trust the workspace first.");
  const document = session.documentAt(uri);
  const path = pathOf(uri);
  if (!document || path === undefined) throw refusal("The notebook cannot be found. Save it first.");
  const stop = new AbortController();
  token.onCancellationRequested(() => { stop.abort(); });
  progress.begin("Verifying the notebook", undefined, "starting", true);
  try {
    await loadParsers();
    return await verify(document, session.snapshot(), { python, folder: dirname(path), timeoutMs: timeoutSeconds * 1000, signal: stop.signal, onStep: (step) => { progress.report(step); } });
  } finally {
    progress.done();
  }
};
