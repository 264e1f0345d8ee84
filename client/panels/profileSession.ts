import { basename } from "node:path";

import { CancellationTokenSource, type CancellationToken, type ExtensionContext, type Uri } from "vscode";

import type { ProfileContract, ProfileState } from "../../webviews/protocol/profile.ts";
import type { Handlers } from "../../webviews/protocol/rpc.ts";
import type { Server } from "../languageClient.ts";
import { saveFile } from "../commands/saveFile.ts";
import { dataAddress, secretsFor } from "../views/dataEngines.ts";
import { driftSettingsFile } from "./driftSettings.ts";
import { changeReading, readingsOf } from "./fileReadings.ts";
import { saveReport } from "./saveReport.ts";

/** What a profile view needs, in a panel or in an editor. */
export interface ProfileSession {
  readonly handlers: Handlers<ProfileContract>;
  open(uri: Uri): Promise<void>;
}

/** Whom it asks, and who keeps the secrets of engines. */
interface Asking {
  readonly server: Server;
  readonly context: ExtensionContext;
}

interface Current {
  readonly uri: Uri;
  readonly state: ProfileState;
}

/** `choose` asks the person for another file; where it gives none, the view stays as it is. */
export function profileSession({ server, context }: Asking, announce: (state: ProfileState) => void, choose: () => Promise<Uri | undefined>): ProfileSession {
  let current: Current | undefined;
  let stop: CancellationTokenSource | undefined;

  async function open(uri: Uri): Promise<void> {
    const mine: Current = { uri, state: { state: "loading", file: basename(uri.path) } };
    current = mine;
    announce(mine.state);
    stop?.cancel();
    stop = new CancellationTokenSource();
    const readings = readingsOf(server, [uri]);
    const state = { ...(await profiled({ server, context }, uri, [], stop.token)), readings: await readings };
    if (current !== mine) return;
    current = { uri, state };
    announce(state);
  }
  const handlers: Handlers<ProfileContract> = {
    chooseFile: async () => {
      const uri = await choose();
      if (uri) await open(uri);
    },
    again: async () => {
      if (current) await open(current.uri);
    },
    tellApart: async ({ columns }) => {
      const mine = current;
      if (!mine) return;
      const readings = readingsOf(server, [mine.uri]);
      const state = { ...(await profiled({ server, context }, mine.uri, columns)), readings: await readings };
      if (current !== mine) return;
      current = { uri: mine.uri, state };
      announce(state);
    },
    changeReading: async (change) => {
      if (!current) return;
      await changeReading(driftSettingsFile(server), [current.uri], change);
      await open(current.uri);
    },
    cancel: () => stop?.cancel(),
    saveFile,
    save: async () => {
      if (current?.state.state === "ready") await saveReport(server, { kind: "profile", report: current.state.report }, current.uri);
    },
  };
  return { handlers, open };
}

async function profiled({ server, context }: Asking, uri: Uri, quasi: readonly string[], token?: CancellationToken): Promise<ProfileState> {
  try {
    return { state: "ready", report: await server.request("modelwright/profile", { uri: dataAddress(uri), quasi, secrets: await secretsFor(context, [uri]) }, token) };
  } catch (error) {
    return { state: "failed", reason: token?.isCancellationRequested === true ? "Reading was cancelled." : error instanceof Error ? error.message : String(error) };
  }
}
