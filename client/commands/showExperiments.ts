import { showExperimentsPanel } from "../panels/experiments.ts";
import type { Command } from "./command.ts";

export const showExperiments: Command = (server, _given, context) => showExperimentsPanel(server, context);
