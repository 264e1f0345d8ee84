import type { Server } from "../languageClient.ts";

/** Has the server start what looks at data while a person still chooses which. Where that fails, the work itself says why. */
export function prepareData(server: Server): void {
  server.request("modelwright/prepareData", {}).catch(() => undefined);
}
