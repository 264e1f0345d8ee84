import { defineRule } from "../../engine/rule.ts";
import { bindsName } from "../../facts/config/paths.ts";
import { rootOf } from "../../kinds/data.ts";
import { scalarAt } from "../../syntax/data/access.ts";
import { folderOf, resolvePath } from "../../workspace/uri.ts";

export const bentoServiceClassMissing = defineRule({
  id: "bento-service-class-missing",
  summary: "The module of the service does not define it",
  severity: "warning",
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
    const file = candidates.map((uri) => snapshot.files.read(uri)).find((found) => found !== undefined);
    if (!file || bindsName(file.text, name)) return;
    yield { at: service.span, message: `The module \`${module}\` does not define \`${name}\`. Correct the name.` };
  },
});
