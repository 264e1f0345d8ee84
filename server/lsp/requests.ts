import { ErrorCodes, ProgressType, ResponseError, type CancellationToken } from "vscode-languageserver/node";

import type { Connection } from "./connection.ts";
import { catalogue } from "./handlers/catalogue.ts";
import { checkWorkspace } from "./handlers/checkWorkspace.ts";
import { convertNotebookToModule } from "./handlers/convertNotebook.ts";
import { answers, dataColumns, drift, driftOverTime, evaluate, explain, prepareData, profile } from "./handlers/data.ts";
import { mapTable, tableColumns, tablePreview } from "./handlers/mapTable.ts";
import { cells, curves, experiments, importance, runAlerts, runValues, sparks } from "./handlers/experiments.ts";
import { driftSettings } from "./handlers/driftSettings.ts";
import { extractCells } from "./handlers/extractCells.ts";
import { gatherResult } from "./handlers/gatherResult.ts";
import { imageRun } from "./handlers/imageRun.ts";
import { inspect } from "./handlers/inspect.ts";
import { kindOf } from "./handlers/kindOf.ts";
import { lineage } from "./handlers/lineage.ts";
import { notebookStages } from "./handlers/notebookStages.ts";
import { pipeline } from "./handlers/pipeline.ts";
import { promoteConstant } from "./handlers/promoteConstant.ts";
import { reportText } from "./handlers/reportText.ts";
import { rowsClose, rowsOpen, rowsPage, rowsStats, rowsView, rowsWrite } from "./handlers/rows.ts";
import { ruleDocumentation } from "./handlers/ruleDocumentation.ts";
import { codeAt, codeChanges, restoreCode } from "./handlers/runCode.ts";
import { changeRun, modelRegistry, runArtifact, runArtifacts, runCard, runCommandOf, runParamEdits, runSurroundings } from "./handlers/runRecords.ts";
import { runOrder } from "./handlers/runOrder.ts";
import { scaffold } from "./handlers/scaffold.ts";
import { scaffoldChoices } from "./handlers/scaffoldChoices.ts";
import { setTrust } from "./handlers/setTrust.ts";
import { verifyNotebook } from "./handlers/verifyNotebook.ts";
import type { Requests } from "./protocol.ts";
import type { RequestContext, RequestHandler } from "./requestContext.ts";
import type { Schedule } from "./schedule.ts";
import type { Session } from "./session.ts";

/** One handler per request of the protocol; the compiler rejects a missing or wrongly typed one. */
const handlers: { readonly [Method in keyof Requests]: RequestHandler<Method> } = {
  "modelwright/catalogue": catalogue,
  "modelwright/cells": cells,
  "modelwright/changeRun": changeRun,
  "modelwright/checkWorkspace": checkWorkspace,
  "modelwright/codeAt": codeAt,
  "modelwright/codeChanges": codeChanges,
  "modelwright/convertNotebook": convertNotebookToModule,
  "modelwright/curves": curves,
  "modelwright/dataColumns": dataColumns,
  "modelwright/drift": drift,
  "modelwright/driftOverTime": driftOverTime,
  "modelwright/driftSettings": driftSettings,
  "modelwright/evaluate": evaluate,
  "modelwright/answers": answers,
  "modelwright/explain": explain,
  "modelwright/prepareData": prepareData,
  "modelwright/profile": profile,
  "modelwright/experiments": experiments,
  "modelwright/extractCells": extractCells,
  "modelwright/gatherResult": gatherResult,
  "modelwright/modelRegistry": modelRegistry,
  "modelwright/notebookStages": notebookStages,
  "modelwright/promoteConstant": promoteConstant,
  "modelwright/imageRun": imageRun,
  "modelwright/importance": importance,
  "modelwright/inspect": inspect,
  "modelwright/kindOf": kindOf,
  "modelwright/lineage": lineage,
  "modelwright/mapTable": mapTable,
  "modelwright/pipeline": pipeline,
  "modelwright/reportText": reportText,
  "modelwright/restoreCode": restoreCode,
  "modelwright/rowsClose": rowsClose,
  "modelwright/rowsOpen": rowsOpen,
  "modelwright/rowsPage": rowsPage,
  "modelwright/rowsStats": rowsStats,
  "modelwright/rowsView": rowsView,
  "modelwright/rowsWrite": rowsWrite,
  "modelwright/ruleDocumentation": ruleDocumentation,
  "modelwright/runAlerts": runAlerts,
  "modelwright/runArtifact": runArtifact,
  "modelwright/runArtifacts": runArtifacts,
  "modelwright/runCard": runCard,
  "modelwright/runCommand": runCommandOf,
  "modelwright/runParamEdits": runParamEdits,
  "modelwright/runSurroundings": runSurroundings,
  "modelwright/runValues": runValues,
  "modelwright/runOrder": runOrder,
  "modelwright/scaffold": scaffold,
  "modelwright/scaffoldChoices": scaffoldChoices,
  "modelwright/setTrust": setTrust,
  "modelwright/tableColumns": tableColumns,
  "modelwright/tablePreview": tablePreview,
  "modelwright/verifyNotebook": verifyNotebook,
  "modelwright/sparks": sparks,
};

export function onRequests(connection: Connection, session: Session, schedule: Schedule): void {
  for (const [method, handler] of Object.entries<(params: never, context: RequestContext) => unknown>(handlers)) {
    connection.onRequest(method, async (params: unknown, token: CancellationToken) => {
      if (!isGiven(params)) throw new ResponseError(ErrorCodes.InvalidParams, `${method} needs parameters.`);
      await session.ready();
      const progress = connection.window.attachWorkDoneProgress(tokenIn(params, "workDoneToken"));
      const partialToken = tokenIn(params, "partialResultToken");
      const partial = partialToken === undefined ? undefined : (result: unknown): void => void connection.sendProgress(PARTIAL, partialToken, result);
      return handler(params as never, { session, schedule, token, progress, ...(partial && { partial }) });
    });
  }
}

/** A request without parameters has the library put the cancellation token in their place. */
function isGiven(params: unknown): params is object {
  return typeof params === "object" && params !== null && !Array.isArray(params) && !("isCancellationRequested" in params);
}

const PARTIAL = new ProgressType<unknown>();

function tokenIn(params: object, name: "workDoneToken" | "partialResultToken"): string | undefined {
  const token: unknown = (params as Readonly<Record<string, unknown>>)[name];
  return typeof token === "string" ? token : undefined;
}
