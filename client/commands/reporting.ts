import { window, type ExtensionContext } from "vscode";

import type { Server } from "../languageClient.ts";
import type { Command } from "./command.ts";

/** Runs the command; what goes wrong is said in a message and written down in full, and never thrown at the editor. */
export function reporting(server: Server, command: Command, context: ExtensionContext): (given: unknown, selected: unknown) => Promise<unknown> {
  return async (given, selected) => {
    try {
      return await command(server, given, context, selected);
    } catch (error) {
      server.output.error(error instanceof Error ? error : String(error));
      void window.showErrorMessage(`Modelwright: ${error instanceof Error ? error.message : String(error)}`);
      return undefined;
    }
  };
}
