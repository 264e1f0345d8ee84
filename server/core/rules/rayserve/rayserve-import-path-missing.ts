import { defineRule } from "../../engine/rule.ts";
import { findFromHere } from "../../facts/config/paths.ts";
import { applicationsOf } from "../../facts/config/rayServe.ts";
import { bindsName } from "../../facts/config/symbols.ts";
import { scalarAt } from "../../syntax/data/access.ts";

export const rayserveImportPathMissing = defineRule({
  id: "rayserve-import-path-missing",
  summary: "An import path leads to nothing",
  severity: "warning",
  languages: ["yaml"],
  kinds: ["ray-serve"],
  references: ["https://docs.ray.io/en/latest/serve/production-guide/config.html"],
  fix: "none",

  *check(document, snapshot) {
    for (const path of applicationsOf(document).flatMap((application) => scalarAt(application, "import_path") ?? [])) {
      const [, module, name] = /^([\w.]+)[.:](\w+)$/.exec(path.text) ?? [];
      if (module === undefined || name === undefined) continue;
      const found = findFromHere(document.uri, `${module.replaceAll(".", "/")}.py`, snapshot);
      const home = module.includes(".") ? findFromHere(document.uri, `${module.split(".").slice(0, -1).join("/")}/__init__.py`, snapshot) : undefined;
      if (found.state === "missing" && home?.state === "found" && !snapshot.files.list(home.uri.replace(/\/__init__\.py$/, "")).some((beside) => beside.includes(`/${module.split(".").at(-1) ?? ""}/`))) {
        yield { at: path.span, message: `There is no module \`${module}\`, so Ray Serve cannot deploy the application. Correct the path.` };
      }
      const file = found.state === "found" ? snapshot.files.read(found.uri) : undefined;
      if (file && !bindsName(file.text, name)) yield { at: path.span, message: `\`${module}\` does not define \`${name}\`, so Ray Serve cannot deploy the application. Correct the name.` };
    }
  },
});
