import { basename } from "node:path";

import { env, Uri, window, workspace } from "vscode";

import { buildImage, containerEngine } from "../containerEngine.ts";
import { chooseFolder } from "./chooseFolder.ts";
import type { Command } from "./command.ts";

/** Builds the image of a folder's Dockerfile and starts it in a terminal, where Ctrl+C ends it. */
export const buildAndRunImage: Command = async (server, given) => {
  if (!workspace.isTrusted) throw new Error("No program is started in an untrusted workspace. Trust it, then run this command again.");
  const folder = given instanceof Uri ? folderOf(given) : await chooseFolder();
  if (!folder) return undefined;
  const { path, image, build, run, address } = await server.request("modelwright/imageRun", { folder: folder.toString() });
  const program = await containerEngine();
  if (program === undefined) throw new Error("Neither Docker nor Podman answers. Install one of them, or start its daemon, then run this command again.");
  const built = await buildImage(program, build, path, server.output);
  if (built === "cancelled") return undefined;
  if (built !== "built") {
    server.output.show();
    throw new Error(`The image was not built. ${built.reason}`);
  }
  const terminal = window.createTerminal({ name: image, shellPath: program, shellArgs: [...run], cwd: path });
  terminal.show();
  void offer(`${image} is running in the terminal${address === undefined ? "" : ` and will answer on ${address}`}.`, address);
  return { image, program };
};

const folderOf = (uri: Uri): Uri => (/^(?:Dockerfile|Containerfile)$/.test(basename(uri.path)) ? Uri.joinPath(uri, "..") : uri);

async function offer(words: string, address: string | undefined): Promise<void> {
  const open = "Open in Browser";
  const answer = address === undefined ? await window.showInformationMessage(words) : await window.showInformationMessage(words, open);
  if (answer === open && address !== undefined) await env.openExternal(Uri.parse(`${address}/docs`));
}
