import { defineRule } from "../../engine/rule.ts";
import { rootOf } from "../../kinds/data.ts";
import { scalarAt, stringAt } from "../../syntax/data/access.ts";
import { folderOf, resolvePath } from "../../workspace/uri.ts";

export const mlmodelPythonVersionMismatch = defineRule({
  id: "mlmodel-python-version-mismatch",
  summary: "MLmodel and its environment name different versions of Python",
  severity: "warning",
  languages: ["yaml"],
  kinds: ["mlmodel"],
  references: ["https://mlflow.org/docs/latest/ml/model/"],
  fix: "none",

  *check(document, snapshot) {
    const root = rootOf(document);
    const own = scalarAt(root, "flavors", "python_function", "python_version");
    const environment = ["flavors", "python_function", "env"];
    const paths = [stringAt(root, ...environment), stringAt(root, ...environment, "conda"), stringAt(root, ...environment, "virtualenv")].filter((path) => path !== undefined);
    const found = paths.map((path) => ({ path, other: pythonOf(snapshot.files.read(resolvePath(folderOf(document.uri), path))?.text ?? "") }));
    const { path, other } = found.find((one) => one.other !== undefined && one.other !== own?.text.split(".").slice(0, 2).join(".")) ?? {};
    if (!own || other === undefined) return;
    yield { at: own.span, message: `The model was saved by Python ${own.text}, yet ${path ?? "its environment"} installs Python ${other}: a pickle often does not load in another version. Make them agree.` };
  },
});

/** The minor version that conda.yaml (`- python=3.10`) or python_env.yaml (`python: 3.10.12`) installs. */
const pythonOf = (text: string): string | undefined => /^\s*(?:-\s*["']?python={1,2}|python:\s*["']?)(\d+\.\d+)/m.exec(text)?.[1];
