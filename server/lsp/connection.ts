import type { createConnection } from "vscode-languageserver/node";

/** What the server talks through. Type only: nothing of the library is loaded for its name. */
export type Connection = ReturnType<typeof createConnection>;
