import { defineRule } from "../../engine/rule.ts";
import { serviceOf } from "../../facts/config/bento.ts";
import { hasNoCode } from "../../facts/config/paths.ts";
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
    const written = scalarAt(rootOf(document), "service");
    const [, module, name] = /^([\w.]+)\.(\w+)$/.exec(written?.text ?? "") ?? [];
    const isModule = (path: string): boolean => snapshot.files.exists(resolvePath(folderOf(document.uri), `${path.replaceAll(".", "/")}.py`));
    if (written && module !== undefined && name !== undefined && name !== "py" && (/^[A-Z]/.test(name) || isModule(module)) && !isModule(written.text)) yield { at: written.span, message: `\`${written.text}\` is read as the name of a module, so \`bentoml build\` does not find \`${name}\`. Write \`${module}:${name}\`.` };
    const service = serviceOf(rootOf(document), folderOf(document.uri));
    if (!service || hasNoCode(document.uri, snapshot) || service.candidates.some((uri) => snapshot.files.exists(uri))) return;
    yield { at: service.at.span, message: `There is no module \`${service.module}\` beside this file, so \`bentoml build\` stops. Correct the name.` };
  },
});
