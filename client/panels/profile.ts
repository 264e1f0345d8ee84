import { basename } from "node:path";

import type { ExtensionContext, Uri } from "vscode";

import type { ProfileContract, ProfileState } from "../../webviews/protocol/profile.ts";
import type { Server } from "../languageClient.ts";
import { openPanel, type Panel } from "./panel.ts";
import { saveReport } from "./saveReport.ts";

interface Shown extends Panel<ProfileContract> {
  open(uri: Uri): Promise<void>;
}

let shown: Shown | undefined;

/** Says what a data file holds. `choose` asks the person for another. */
export async function showProfilePanel(server: Server, context: ExtensionContext, uri: Uri, choose: () => Promise<Uri | undefined>): Promise<void> {
  shown ??= create(server, context, choose);
  shown.reveal();
  await shown.open(uri);
}

function create(server: Server, context: ExtensionContext, choose: () => Promise<Uri | undefined>): Shown {
  let current: { readonly uri: Uri; readonly state: ProfileState } | undefined;

  async function open(uri: Uri): Promise<void> {
    const mine = { uri, state: { state: "loading", file: basename(uri.path) } } as const;
    current = mine;
    panel.announce("profile", mine.state);
    const state = await profiled(server, uri);
    if (current !== mine) return;
    current = { uri, state };
    panel.announce("profile", state);
  }
  const panel = openPanel<ProfileContract>(context, {
    view: "profile",
    title: "Data Profile",
    handlers: {
      chooseFile: async () => {
        const uri = await choose();
        if (uri) await open(uri);
      },
      again: async () => {
        if (current) await open(current.uri);
      },
      save: async () => {
        if (current?.state.state === "ready") await saveReport(server, { kind: "profile", report: current.state.report }, current.uri);
      },
    },
    closed: () => {
      shown = undefined;
    },
  });
  return { ...panel, open };
}

async function profiled(server: Server, uri: Uri): Promise<ProfileState> {
  try {
    return { state: "ready", report: await server.request("modelwright/profile", { uri: uri.toString() }) };
  } catch (error) {
    return { state: "failed", reason: error instanceof Error ? error.message : String(error) };
  }
}
