import { cpSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { EXAMPLE } from "../../../server/tasks/paths.ts";

/** A folder of its own for one editor: its state, and a copy of the example workspace. The path stays short for sockets. */
export interface Sandbox {
  readonly state: string;
  readonly workspace: string;
  readonly remove: () => void;
}

export function makeSandbox(): Sandbox {
  const folder = mkdtempSync(join(tmpdir(), "mw-"));
  const workspace = join(folder, "churn");
  cpSync(EXAMPLE, workspace, { recursive: true });
  return { state: join(folder, "state"), workspace, remove: () => rmSync(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 }) };
}
