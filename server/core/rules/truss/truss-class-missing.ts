import { defineRule } from "../../engine/rule.ts";
import { bindsName } from "../../facts/config/symbols.ts";
import { rootOf } from "../../kinds/data.ts";
import { scalarAt, stringAt } from "../../syntax/data/access.ts";
import { folderOf, resolvePath } from "../../workspace/uri.ts";

export const trussClassMissing = defineRule({
  id: "truss-class-missing",
  summary: "The file of the model does not define its class",
  severity: "error",
  languages: ["yaml"],
  kinds: ["truss"],
  references: ["https://docs.baseten.co/reference/truss-configuration"],
  fix: "none",

  *check(document, snapshot) {
    const root = rootOf(document);
    const name = scalarAt(root, "model_class_name");
    const path = `${stringAt(root, "model_module_dir") ?? "model"}/${stringAt(root, "model_class_filename") ?? "model.py"}`;
    const file = snapshot.files.read(resolvePath(folderOf(document.uri), path));
    if (!name || !file || !/^\w+$/.test(name.text) || bindsName(file.text, name.text)) return;
    yield { at: name.span, message: `\`${path}\` does not define \`${name.text}\`, so the server cannot start. Correct the name.` };
  },
});
