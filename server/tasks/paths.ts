import { join } from "node:path";

/** Where the tasks put what they fetch and make. Nothing of it is committed. */
export const ROOT = join(import.meta.dirname, "..", "..");
export const EDITOR_HOME = join(ROOT, ".editor");
export const WORKBENCH = join(EDITOR_HOME, "workbench");
export const EXAMPLE = join(ROOT, "examples", "churn");
