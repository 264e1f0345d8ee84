import type { RequestHandler } from "../requestContext.ts";
import { runs } from "./experiments.ts";

export const runArtifacts: RequestHandler<"modelwright/runArtifacts"> = (params) => runs.ask("artifacts", params);

export const runSurroundings: RequestHandler<"modelwright/runSurroundings"> = (params) => runs.ask("surroundings", params);

export const runArtifact: RequestHandler<"modelwright/runArtifact"> = (params) => runs.ask("artifact", params);

export const runCard: RequestHandler<"modelwright/runCard"> = (params) => runs.ask("card", params);

export const modelRegistry: RequestHandler<"modelwright/modelRegistry"> = (params) => runs.ask("registry", params);

/** The client has asked the person. */
export const changeRun: RequestHandler<"modelwright/changeRun"> = async ({ servers = [], ...change }, { session }) => {
  const { folders, settings } = session.state;
  if (!settings.trusted) return { state: "refused", reason: "Nothing is changed from a workspace that is not trusted." };
  return runs.ask("change", { change, folders, servers });
};
