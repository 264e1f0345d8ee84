/** The commands that look at data as a program of their own, which knows no rules and is a fifth of the whole; see launch.ts. */
import { dataCommands } from "./dataCommands.ts";
import { runOneOf } from "./run.ts";

runOneOf(dataCommands);
