import { paramEdits, runCommand, type RunKey } from "../../core/index.ts";
import type { RequestHandler } from "../requestContext.ts";
import { runs } from "./experiments.ts";

export const runArtifacts: RequestHandler<"modelwright/runArtifacts"> = (params) => runs.ask("artifacts", params);

export const runSurroundings: RequestHandler<"modelwright/runSurroundings"> = (params) => runs.ask("surroundings", params);

export const runArtifact: RequestHandler<"modelwright/runArtifact"> = (params) => runs.ask("artifact", params);

export const runCard: RequestHandler<"modelwright/runCard"> = (params) => runs.ask("card", params);

export const modelRegistry: RequestHandler<"modelwright/modelRegistry"> = (params) => runs.ask("registry", params);

export const runCommandOf: RequestHandler<"modelwright/runCommand"> = async ({ run, ...source }) => runCommand({ ...source, run, params: await paramsOf(run) });

export const runParamEdits: RequestHandler<"modelwright/runParamEdits"> = async ({ run, text }) => paramEdits(text, await paramsOf(run));

async function paramsOf(run: RunKey): Promise<Readonly<Record<string, string>>> {
  const [values] = await runs.ask("values", { runs: [run] });
  return values?.params ?? {};
}

/** The client has asked the person. */
export const changeRun: RequestHandler<"modelwright/changeRun"> = async ({ servers = [], ...change }, { session }) => {
  const { folders, settings } = session.state;
  if (!settings.trusted) return { state: "refused", reason: "Nothing is changed from a workspace that is not trusted." };
  return runs.ask("change", { change, folders, servers });
};
