/** What `modelwright` starts: the program that has the command, and no more than it needs. */
import { setFlagsFromString } from "node:v8";

import { loadBundle } from "../host/loadBundle.ts";

const DATA_COMMANDS = ["profile", "drift", "evaluate", "explain"];

const command = process.argv[2] ?? "";
// The part of the heap for new objects stays small, since what is large lies outside of it.
if (command === "drift") for (const flag of ["--max-semi-space-size=2", "--semi-space-growth-factor=1"]) setFlagsFromString(flag);
loadBundle(DATA_COMMANDS.includes(command) ? "dataCommands.cjs" : "commands.cjs");
