import { randomUUID } from "node:crypto";

import type { ViewedRows } from "../../host/rows/engine.ts";
import { rowsSession, type RowsSession } from "../../host/rows/session.ts";
import { pathOf } from "../../host/uris.ts";
import { refusal, type RequestHandler } from "../requestContext.ts";

/** Tables that editors look at, until they are closed or the server ends. */
const sessions = new Map<string, RowsSession>();

export const rowsOpen: RequestHandler<"modelwright/rowsOpen"> = async ({ uri }) => {
  const path = pathOf(uri);
  if (path === undefined) throw refusal(`${uri} is not on this machine's disk. Save a copy in the workspace and open that.`);
  const first = await tried(path, rowsSession());
  const { session, viewed } = first ?? (await tried(path, rowsSession({ withoutDuckDb: true }))) ?? {};
  if (!session || !viewed) throw refusal("The table is too large for the memory of this machine.");
  if (viewed.state === "failed") {
    session.close();
    throw refusal(viewed.reason);
  }
  const id = randomUUID();
  sessions.set(id, session);
  return { session: id, view: viewed.view };
};

/** `undefined` where the process broke off, as it may in the native engine. */
async function tried(path: string, session: RowsSession): Promise<{ readonly session: RowsSession; readonly viewed: ViewedRows } | undefined> {
  try {
    return { session, viewed: await session.ask("open", { path }) };
  } catch {
    session.close();
    return undefined;
  }
}

export const rowsView: RequestHandler<"modelwright/rowsView"> = async ({ session, query }, { token }) => {
  const open = sessionOf(session);
  const listening = token.onCancellationRequested(() => open.interrupt());
  try {
    const viewed = await open.ask("view", query);
    if (viewed.state === "failed") throw refusal(viewed.reason);
    return viewed.view;
  } finally {
    listening.dispose();
  }
};

export const rowsPage: RequestHandler<"modelwright/rowsPage"> = ({ session, range }) => sessionOf(session).ask("page", range);

export const rowsStats: RequestHandler<"modelwright/rowsStats"> = ({ session, column }) => sessionOf(session).ask("stats", { column });

export const rowsWrite: RequestHandler<"modelwright/rowsWrite"> = ({ session, range, header, uri }) => {
  const path = pathOf(uri);
  if (path === undefined) throw refusal(`${uri} is not on this machine's disk. Choose a folder that is.`);
  return sessionOf(session).ask("write", { ...range, header, path });
};

export const rowsClose: RequestHandler<"modelwright/rowsClose"> = ({ session }) => {
  sessions.get(session)?.close();
  sessions.delete(session);
  return null;
};

function sessionOf(id: string): RowsSession {
  const session = sessions.get(id);
  if (!session) throw refusal("The table was closed. Open it again.");
  return session;
}
