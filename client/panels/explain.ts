import { spawn } from "node:child_process";
import { mkdir } from "node:fs/promises";
import { basename } from "node:path";

import { CancellationTokenSource, ProgressLocation, Uri, window, workspace, type ExtensionContext } from "vscode";

import type { ExplainContract, ExplainState } from "../../webviews/protocol/explain.ts";
import type { Server } from "../languageClient.ts";
import { openPanel, type Panel } from "./panel.ts";
import { saveFile } from "../commands/saveFile.ts";
import { saveReport } from "./saveReport.ts";
import { withProgress, wordsOf } from "./withProgress.ts";

/** SHAP values with the rows that they explain, or a model with the rows that it is asked about. */
export interface Explained {
  readonly uri: Uri;
  readonly data?: Uri;
  readonly label?: string;
}

interface Shown extends Panel<ExplainContract> {
  explain(what: Explained): Promise<void>;
}

let shown: Shown | undefined;

/** Says what predictions depend on. `choose` asks the person for other files. */
export async function showExplainPanel(server: Server, context: ExtensionContext, what: Explained, choose: () => Promise<Explained | undefined>): Promise<void> {
  shown ??= create(server, context, choose);
  shown.reveal();
  await shown.explain(what);
}

function create(server: Server, context: ExtensionContext, choose: () => Promise<Explained | undefined>): Shown {
  let current: Explained | undefined;
  let ready: Extract<ExplainState, { state: "ready" }> | undefined;
  let stop: CancellationTokenSource | undefined;
  const packages = Uri.joinPath(context.globalStorageUri, "onnxruntime");

  async function explain(what: Explained): Promise<void> {
    current = what;
    ready = undefined;
    stop?.cancel();
    const mine = new CancellationTokenSource();
    stop = mine;
    const file = basename(what.uri.path);
    const tell = (state: ExplainState): void => {
      if (stop === mine) panel.announce("explain", state);
    };
    tell({ state: "loading", file, words: "" });
    try {
      const { uri, data, label } = what;
      const query = { uri: uri.toString(), packages: [packages.fsPath], ...(data && { data: data.toString() }), ...(label !== undefined && { label }) };
      const report = await withProgress(server, ({ words }) => tell({ state: "loading", file, words }), (workDoneToken) => server.request("modelwright/explain", { ...query, workDoneToken }, mine.token));
      if (stop === mine) ready = { state: "ready", report };
      tell({ state: "ready", report });
    } catch (error) {
      const reason = wordsOf(error);
      tell({ state: "failed", reason, installs: reason.includes("needs onnxruntime-node") });
    }
  }
  const again = async (): Promise<void> => {
    if (current) await explain(current);
  };
  const panel = openPanel<ExplainContract>(context, {
    view: "explain",
    title: "Explanation",
    handlers: {
      chooseFile: async () => {
        const next = await choose();
        if (next) await explain(next);
      },
      again,
      cancel: () => stop?.cancel(),
      install: async () => {
        if (await installed(packages)) await again();
      },
      saveFile,
      save: async () => {
        if (ready && current) await saveReport(server, { kind: "explain", report: ready.report }, current.uri);
      },
    },
    closed: () => {
      stop?.cancel();
      shown = undefined;
    },
  });
  return { ...panel, explain };
}

const PACKAGE = "onnxruntime-node@1.30.0";
const INSTALL = "Install";

/** Never unasked: some 300 MB from the registry that npm is set up for, into the extension's own storage, and no install script is run. */
async function installed(folder: Uri): Promise<boolean> {
  if (!workspace.isTrusted) throw new Error("Nothing is installed and no model is run in an untrusted workspace. Trust the workspace first.");
  const answer = await window.showInformationMessage("Install onnxruntime-node?", { modal: true, detail: `npm fetches ${PACKAGE} (about 300 MB) from your registry into the storage of this extension. Its install script, which only fetches libraries for GPUs, is not run.` }, INSTALL);
  if (answer !== INSTALL) return false;
  await mkdir(folder.fsPath, { recursive: true });
  await window.withProgress({ location: ProgressLocation.Notification, title: "Installing onnxruntime-node" }, () => npmInstall(folder.fsPath));
  return true;
}

function npmInstall(folder: string): Promise<void> {
  return new Promise((resolve, reject) => {
    const npm = spawn("npm", ["install", "--ignore-scripts", "--no-audit", "--no-fund", "--prefix", folder, PACKAGE], { cwd: folder, shell: process.platform === "win32" });
    let said = "";
    npm.stderr.on("data", (text: Buffer) => (said = `${said}${text.toString()}`.slice(-400)));
    npm.once("error", () => reject(new Error("npm is not on the path. Install Node.js, or put onnxruntime-node into the workspace by other means.")));
    npm.once("close", (code) => (code === 0 ? resolve() : reject(new Error(`npm could not install ${PACKAGE}: ${said.trim()}`))));
  });
}
