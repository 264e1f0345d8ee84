import nodeModule from "node:module";
import { join } from "node:path";

import { ownFolder } from "./installation.ts";

/**
 * Loads a bundle that lies beside the running one. Node keeps what it compiled of it in its own folder for that (`NODE_COMPILE_CACHE`, else among
 * the temporary files), which spares the next start a third of the time; where nothing can be written there, it compiles as ever.
 */
export function loadBundle(name: string): void {
  keepCompiled(nodeModule);
  nodeModule.createRequire(join(ownFolder, "/"))(`./${name}`);
}

/** Node has it since 22.8. */
function keepCompiled({ enableCompileCache }: Partial<Pick<typeof nodeModule, "enableCompileCache">>): void {
  enableCompileCache?.();
}
