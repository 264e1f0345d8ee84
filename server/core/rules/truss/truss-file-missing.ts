import { defineRule } from "../../engine/rule.ts";
import { othersIn } from "../../facts/config/others.ts";
import { isAlone } from "../../facts/config/paths.ts";
import { rootOf } from "../../kinds/data.ts";
import { isNull, itemsAt, scalarAt, stringAt } from "../../syntax/data/access.ts";
import { folderOf, resolvePath } from "../../workspace/uri.ts";

export const trussFileMissing = defineRule({
  id: "truss-file-missing",
  summary: "A file or folder that the config names does not exist",
  severity: "error",
  languages: ["yaml"],
  kinds: ["truss"],
  references: ["https://docs.baseten.co/reference/truss-configuration"],
  fix: "none",

  *check(document, snapshot) {
    const root = rootOf(document);
    const folder = folderOf(document.uri);
    // A config that was sent alone, without its folder, tells nothing of what is missing.
    if (isAlone(document.uri, snapshot)) return;
    const file = scalarAt(root, "requirements_file");
    if (file && !isNull(file) && !snapshot.files.exists(resolvePath(folder, file.text))) yield { at: file.span, message: `\`${file.text}\` does not exist, so the packages cannot be installed. Correct the path.` };
    const code = scalarAt(root, "model_class_filename");
    const modules = stringAt(root, "model_module_dir") ?? "model";
    if (code && !isNull(code) && !snapshot.files.exists(resolvePath(folder, `${modules}/${code.text}`))) yield { at: code.span, message: `There is no \`${modules}/${code.text}\`, so the server finds no model class. Correct the name.`, related: othersIn(root, "model_module_dir") };
    for (const one of itemsAt(root, "external_package_dirs")) {
      if (one.type === "scalar" && !snapshot.files.exists(resolvePath(folder, one.text))) yield { at: one.span, message: `The folder \`${one.text}\` does not exist, so its packages are missing in the image. Correct the path.` };
    }
  },
});
