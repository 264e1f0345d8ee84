import { convertNotebook, convertProject, updateProject, type Conversion, type Converted, type Document, type Snapshot } from "../../core/index.ts";
import { formatPython } from "../../host/pythonFormat.ts";
import { filePlan } from "../filePlan.ts";
import type { FilePlan } from "../protocol.ts";
import { refusal, type RequestHandler } from "../requestContext.ts";

export const convertNotebookToModule: RequestHandler<"modelwright/convertNotebook"> = ({ uri, target, cuts, only }, { session }) => {
  const document = session.documentAt(uri);
  if (!document) throw refusal("The notebook cannot be found. Save it first.");
  const snapshot = session.snapshot();
  if (target !== "project") return filePlan(converted(convertNotebook(document, snapshot, { format: formatPython })), snapshot);
  return projectPlan(document, snapshot, cuts, only);
};

/** A project that was made before keeps what people have changed in it since. */
function projectPlan(document: Document, snapshot: Snapshot, cuts: readonly number[] | undefined, only: "tests" | "dvc" | undefined): FilePlan {
  const conversion = converted(convertProject(document, snapshot, { format: formatPython, ...(cuts ? { cuts } : {}) }));
  return filePlan(updateProject(conversion, snapshot.files, only && ((path) => PARTS[only].test(path))), snapshot);
}

const PARTS: Readonly<Record<"tests" | "dvc", RegExp>> = { tests: /^tests\//, dvc: /^(?:dvc|params)\.yaml$/ };

function converted(conversion: Conversion): Converted {
  if (conversion.state === "refused") throw refusal(conversion.reason);
  return conversion;
}
