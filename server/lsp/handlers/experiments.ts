import { runThread } from "../../host/runs/thread.ts";
import type { RequestHandler } from "../requestContext.ts";

/** The thread of all requests about runs. */
export const runs = runThread();

export const experiments: RequestHandler<"modelwright/experiments"> = ({ servers = [], deleted = false }, { session }) => {
  const { folders, settings } = session.state;
  return runs.ask("table", { folders, git: settings.trusted, servers: settings.trusted ? servers : [], deleted });
};

export const cells: RequestHandler<"modelwright/cells"> = (params) => runs.ask("cells", params);

export const curves: RequestHandler<"modelwright/curves"> = (params) => runs.ask("curves", params);

export const importance: RequestHandler<"modelwright/importance"> = (params) => runs.ask("importance", params);

export const sparks: RequestHandler<"modelwright/sparks"> = (params) => runs.ask("sparks", params);

export const runValues: RequestHandler<"modelwright/runValues"> = (params) => runs.ask("values", params);

export const runAlerts: RequestHandler<"modelwright/runAlerts"> = (params) => runs.ask("alerts", params);
