import { planScaffold, scaffolds, type Scaffold } from "../../core/index.ts";
import { canonicalUri } from "../../host/uris.ts";
import { filePlan } from "../filePlan.ts";
import { refusal, type RequestHandler } from "../requestContext.ts";

export const scaffold: RequestHandler<"modelwright/scaffold"> = ({ scaffold: id, folder, chosen }, { session }) => {
  const snapshot = session.snapshot();
  const plan = planScaffold(scaffoldNamed(id), folderUri(folder), snapshot, chosen);
  if (plan.state === "refused") throw refusal(plan.reason);
  return filePlan(plan, snapshot);
};

export function scaffoldNamed(id: string): Scaffold {
  const found = scaffolds.find((known) => known.id === id);
  if (!found) throw refusal(`There is no scaffold ${id}.`);
  return found;
}

export const folderUri = (editorUri: string): string => canonicalUri(editorUri.replace(/\/$/, ""));
