import { commands, workspace, type ExtensionContext } from "vscode";

import { addFiles } from "./commands/addFiles.ts";
import { buildAndRunImage } from "./commands/buildAndRunImage.ts";
import { checkRunOrder } from "./commands/checkRunOrder.ts";
import { checkWorkspace } from "./commands/checkWorkspace.ts";
import { clearCellOutputs } from "./commands/clearCellOutputs.ts";
import type { Command } from "./commands/command.ts";
import { connectDataEngine } from "./commands/connectDataEngine.ts";
import { connectTrackingServer } from "./commands/connectTrackingServer.ts";
import { convertNotebook, convertNotebookToProject } from "./commands/convertNotebook.ts";
import { extractCells, extractSection } from "./commands/extractCells.ts";
import { generateDvc, generateTests, updateProject } from "./commands/generateFromNotebook.ts";
import { gatherResult } from "./commands/gatherResult.ts";
import { evaluatePredictions } from "./commands/evaluatePredictions.ts";
import { explainPredictions } from "./commands/explainPredictions.ts";
import { mapColumns } from "./commands/mapColumns.ts";
import { openRuleDocumentation } from "./commands/openRuleDocumentation.ts";
import { promoteConstant } from "./commands/promoteConstant.ts";
import { profileData } from "./commands/profileData.ts";
import { restartServer } from "./commands/restartServer.ts";
import { selectKind } from "./commands/selectKind.ts";
import { showCellDataflow } from "./commands/showCellDataflow.ts";
import { showDataLineage } from "./commands/showDataLineage.ts";
import { showDrift } from "./commands/showDrift.ts";
import { showDriftOverTime } from "./commands/showDriftOverTime.ts";
import { showExperiments } from "./commands/showExperiments.ts";
import { showOutput } from "./commands/showOutput.ts";
import { showPipeline } from "./commands/showPipeline.ts";
import { verifyNotebook } from "./commands/verifyNotebook.ts";
import { reporting } from "./commands/reporting.ts";
import { dataFileEditor } from "./editors/dataFile.ts";
import { modelFileEditor } from "./editors/modelFile.ts";
import { startServer, type Server } from "./languageClient.ts";
import { conversionTree } from "./views/conversion/tree.ts";
import { kindStatus } from "./views/kindStatus.ts";
import { notebookLanguage } from "./views/notebookLanguage.ts";
import { rulePages } from "./views/rulePages.ts";
import { runTexts } from "./views/runTexts.ts";
import { besideYamlExtension } from "./views/yamlExtension.ts";

/** Every command, by its id. */
const all: Readonly<Record<string, Command>> = {
  "modelwright.addCiWorkflow": addFiles("ci"),
  "modelwright.addComposeFile": addFiles("compose"),
  "modelwright.addDockerfile": addFiles("docker"),
  "modelwright.addKServeService": addFiles("kserve"),
  "modelwright.addKubernetesManifests": addFiles("kubernetes"),
  "modelwright.addPipeline": addFiles("pipeline"),
  "modelwright.addRayManifest": addFiles("ray"),
  "modelwright.addServingApp": addFiles("serve"),
  "modelwright.buildAndRunImage": buildAndRunImage,
  "modelwright.checkRunOrder": checkRunOrder,
  "modelwright.checkWorkspace": checkWorkspace,
  "modelwright.clearCellOutputs": clearCellOutputs,
  "modelwright.compareData": showDrift,
  "modelwright.connectDataEngine": connectDataEngine,
  "modelwright.connectTrackingServer": connectTrackingServer,
  "modelwright.convertNotebook": convertNotebook,
  "modelwright.convertNotebookToProject": convertNotebookToProject,
  "modelwright.extractCells": extractCells,
  "modelwright.extractSection": extractSection,
  "modelwright.gatherResult": gatherResult,
  "modelwright.generateDvc": generateDvc,
  "modelwright.generateTests": generateTests,
  "modelwright.promoteConstant": promoteConstant,
  "modelwright.showCellDataflow": showCellDataflow,
  "modelwright.updateProject": updateProject,
  "modelwright.evaluatePredictions": evaluatePredictions,
  "modelwright.explainPredictions": explainPredictions,
  "modelwright.mapColumns": mapColumns,
  "modelwright.openRuleDocumentation": openRuleDocumentation,
  "modelwright.profileData": profileData,
  "modelwright.restartServer": restartServer,
  "modelwright.selectKind": selectKind,
  "modelwright.showDataLineage": showDataLineage,
  "modelwright.showDrift": showDrift,
  "modelwright.showDriftOverTime": showDriftOverTime,
  "modelwright.showExperiments": showExperiments,
  "modelwright.showOutput": showOutput,
  "modelwright.showPipeline": showPipeline,
  "modelwright.verifyNotebook": verifyNotebook,
};

let server: Server | undefined;

export function activate(context: ExtensionContext): void {
  const started = startServer(context);
  server = started;
  for (const [id, command] of Object.entries(all)) {
    context.subscriptions.push(commands.registerCommand(id, reporting(started, command, context)));
  }
  context.subscriptions.push(
    conversionTree(started),
    kindStatus(started),
    dataFileEditor(started, context),
    modelFileEditor(started, context),
    notebookLanguage(),
    rulePages(started),
    besideYamlExtension(started, context),
    runTexts(started),
    workspace.onDidGrantWorkspaceTrust(() => void started.request("modelwright/setTrust", { trusted: true })),
  );
}

export async function deactivate(): Promise<void> {
  await server?.stop();
}
