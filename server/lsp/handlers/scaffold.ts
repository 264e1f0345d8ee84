import { scaffoldDocker } from "../../core/index.ts";
import { canonicalUri } from "../../host/uris.ts";
import { filePlan } from "../filePlan.ts";
import { refusal, type RequestHandler } from "../requestContext.ts";

export const scaffold: RequestHandler<"modelwright/scaffold"> = ({ folder }, { session }) => {
  const snapshot = session.snapshot();
  const plan = scaffoldDocker(canonicalUri(folder.replace(/\/$/, "")), snapshot);
  if (plan.state === "refused") throw refusal(plan.reason);
  return filePlan(plan, snapshot);
};
