import { check } from "./check.ts";
import { serveThread } from "./checking/threads.ts";
import type { Command } from "./command.ts";
import { dataCommands } from "./dataCommands.ts";
import { inspect } from "./inspect.ts";
import { kindsCommand } from "./kinds.ts";
import { notebookConvert } from "./notebook.ts";
import { notebookCheck } from "./notebookCheck.ts";
import { notebookSlice } from "./notebookSlice.ts";
import { notebookVerify } from "./notebookVerify.ts";
import { runsCompare, runsShow } from "./runs/compare.ts";
import { runsCard } from "./runs/card.ts";
import { runsExport } from "./runs/export.ts";
import { runsList } from "./runs/list.ts";
import { runsModels } from "./runs/models.ts";
import { runOneOf } from "./run.ts";
import { scaffoldCommands } from "./scaffold.ts";

const commands: readonly Command[] = [check, kindsCommand, inspect, notebookCheck, notebookConvert, notebookSlice, notebookVerify, runsList, runsShow, runsCompare, runsExport, runsModels, runsCard, ...dataCommands, ...scaffoldCommands];

if (!serveThread()) runOneOf(commands);
