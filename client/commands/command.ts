import type { ExtensionContext } from "vscode";

import type { Server } from "../languageClient.ts";

/** What stands behind an id of the palette. `given` is what a menu or a link passes: often the URI of a file, and `selected` those of all selected. */
export type Command = (server: Server, given: unknown, context: ExtensionContext, selected: unknown) => Promise<unknown>;
