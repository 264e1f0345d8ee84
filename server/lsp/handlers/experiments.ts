import { experimentsTable } from "../../core/index.ts";
import { runReader } from "../../host/runs.ts";
import type { RequestHandler } from "../requestContext.ts";

/** It remembers what did not change on the disk. */
const reader = runReader();

export const experiments: RequestHandler<"modelwright/experiments"> = async (_, { session }) => {
  const { runs, problems } = await reader.list({ folders: session.state.folders });
  return { table: experimentsTable(runs), problems };
};

export const curves: RequestHandler<"modelwright/curves"> = ({ runs, metric }) =>
  Promise.all(runs.map(async ({ id, store }) => ({ id, store, points: (await reader.curve({ id, store }, metric)).points })));
