import type { Command } from "./command.ts";
import { driftCommand } from "./drift.ts";
import { evaluateCommand } from "./evaluate.ts";
import { explainCommand } from "./explain.ts";
import { profileCommand } from "./profile.ts";

/** What looks at data. */
export const dataCommands: readonly Command[] = [profileCommand, driftCommand, evaluateCommand, explainCommand];
