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
    const path = stringAt(root, "flavors", "python_function", "env") ?? stringAt(root, "flavors", "python_function", "env", "conda");
    const environment = path === undefined ? undefined : snapshot.files.read(resolvePath(folderOf(document.uri), path));
    const [, other] = /^\s*-\s*["']?python={1,2}(\d+\.\d+)/m.exec(environment?.text ?? "") ?? [];
    if (!own || other === undefined || own.text.split(".").slice(0, 2).join(".") === other) return;
    yield { at: own.span, message: `The model was saved by Python ${own.text}, yet ${path ?? "its environment"} installs Python ${other}: a pickle often does not load in another version. Make them agree.` };
  },
});
