// Written by `npm run generate`.
import type { RuleInGroup } from "../engine/rule.ts";
import { unreadableNotebook } from "./notebook/unreadable-notebook.ts";

export const rules: readonly RuleInGroup[] = [
  { ...unreadableNotebook, group: "notebook" },
];
