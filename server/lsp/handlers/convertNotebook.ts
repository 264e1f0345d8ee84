import { convertNotebook, relativePath, updateProject } from "../../core/index.ts";
import { formatPython } from "../../host/pythonFormat.ts";
import { filePlan } from "../filePlan.ts";
import { notebookAt, notebookProject } from "../notebookProject.ts";
import type { PlannedPart } from "../notebookProtocol.ts";
import { refusal, type RequestHandler } from "../requestContext.ts";

/** A project that was made before keeps what people have changed in it since. */
export const convertNotebookToModule: RequestHandler<"modelwright/convertNotebook"> = ({ uri, target, cuts, only, without = [] }, { session }) => {
  const document = notebookAt(session, uri);
  const snapshot = session.snapshot();
  if (target === "project") {
    const { conversion } = notebookProject(document, snapshot, cuts);
    const left = new Set(without.map((one) => relativePath(conversion.folderUri ?? "", one)));
    return filePlan(updateProject(conversion, snapshot.files, (path) => (!only || PARTS[only].test(path)) && !left.has(path)), snapshot);
  }
  const converted = convertNotebook(document, snapshot, { format: formatPython });
  if (converted.state === "refused") throw refusal(converted.reason);
  return filePlan(converted, snapshot);
};

const PARTS: Readonly<Record<PlannedPart, RegExp>> = { tests: /^tests\//, dvc: /^(?:dvc|params)\.yaml$/ };
