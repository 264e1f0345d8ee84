import { homedir } from "node:os";
import { fileURLToPath } from "node:url";

import { imageRun as runOf } from "../../core/index.ts";
import { refusal, type RequestHandler } from "../requestContext.ts";
import { folderUri } from "./scaffold.ts";

export const imageRun: RequestHandler<"modelwright/imageRun"> = ({ folder }, { session }) => {
  const uri = folderUri(folder);
  if (!uri.startsWith("file:")) throw refusal("An image can be built of a folder on this machine alone.");
  const path = fileURLToPath(uri);
  const found = runOf(uri, session.snapshot(), { folder: path, home: homedir() });
  if (found.state === "refused") throw refusal(found.reason);
  const { image, build, run, address } = found;
  return { path, image, build, run, ...(address !== undefined && { address }) };
};
