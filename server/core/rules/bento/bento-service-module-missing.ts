import { defineRule } from "../../engine/rule.ts";
import { rootOf } from "../../kinds/data.ts";
import { scalarAt } from "../../syntax/data/access.ts";
import { folderOf, resolvePath } from "../../workspace/uri.ts";

export const bentoServiceModuleMissing = defineRule({
  id: "bento-service-module-missing",
  summary: "The module of the service does not exist",
  severity: "error",
  languages: ["yaml"],
  kinds: ["bentofile"],
  references: ["https://docs.bentoml.com/en/latest/reference/bentoml/bento-build-options.html"],
  fix: "none",

  *check(document, snapshot) {
    const service = scalarAt(rootOf(document), "service");
    const [, module, name] = /^([\w./]+?)(?:\.py)?:(\w+)$/.exec(service?.text ?? "") ?? [];
    if (!service || module === undefined || name === undefined) return;
    const folder = folderOf(document.uri);
    const candidates = [module.replaceAll(".", "/"), module].flatMap((path) => [`${path}.py`, `${path}/__init__.py`]).map((path) => resolvePath(folder, path));
    if (candidates.some((uri) => snapshot.files.exists(uri))) return;
    yield { at: service.span, message: `There is no module \`${module}\` beside this file, so \`bentoml build\` stops. Correct the name.` };
  },
});
