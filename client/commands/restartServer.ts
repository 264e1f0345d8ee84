import { window } from "vscode";

import type { Command } from "./command.ts";

export const restartServer: Command = async (server) => {
  await server.restart();
  void window.setStatusBarMessage("Modelwright's language server has restarted", 5000);
  return undefined;
};
