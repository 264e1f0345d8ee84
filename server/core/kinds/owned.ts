import type { Kind } from "./kind.ts";

/** Kinds that other extensions serve well; ours has rules for them and leaves their schema alone. */
const SERVED_ELSEWHERE: ReadonlySet<string> = new Set(["compose", "kubernetes", "github-workflow", "dockerfile"]);

/** Whether faults against the schema of such a file are ours to report. */
export const ownsSchema = ({ id, schema }: Kind): boolean => schema !== undefined && !SERVED_ELSEWHERE.has(id);
