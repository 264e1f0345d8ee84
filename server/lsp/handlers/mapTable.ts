import type { RequestHandler } from "../requestContext.ts";
import { runs } from "./experiments.ts";

export const tableColumns: RequestHandler<"modelwright/tableColumns"> = (params) => runs.ask("tableColumns", params);

export const tablePreview: RequestHandler<"modelwright/tablePreview"> = (params) => runs.ask("tablePreview", params);

export const mapTable: RequestHandler<"modelwright/mapTable"> = (params, { session }) => {
  const { folders, settings } = session.state;
  if (!settings.trusted) return { state: "refused", reason: "Nothing is written in a workspace that is not trusted." };
  return runs.ask("mapTable", { ...params, folders });
};
