import { defineRule } from "../../engine/rule.ts";
import { findFromHere } from "../../facts/config/paths.ts";
import { applicationsOf } from "../../facts/config/rayServe.ts";
import { bindsName } from "../../facts/config/symbols.ts";
import { scalarAt } from "../../syntax/data/access.ts";
import { nearest } from "../../text/nearest.ts";
import { folderOf } from "../../workspace/uri.ts";

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
      const beside = snapshot.files.list(folderOf(document.uri)).flatMap((uri) => /\/([A-Za-z_]\w*)\.py$/.exec(uri)?.[1] ?? []);
      const meant = found.state !== "found" && !module.includes(".") && !beside.includes(module) ? nearest(module, beside, 2) : undefined;
      if (meant !== undefined) yield { at: path.span, message: `There is no module \`${module}\` beside this file. Did you mean \`${meant}\`?` };
      // A module of a package beside this file, written without the package.
      const inside = found.state === "found" || module.includes(".") || meant !== undefined || beside.length > 0 ? undefined : snapshot.files.list(folderOf(document.uri)).find((uri) => uri.endsWith("/") && snapshot.files.exists(`${uri}${module}.py`));
      if (inside !== undefined) yield { at: path.span, message: `There is no module \`${module}\` beside this file. Did you mean \`${inside.split("/").at(-2) ?? ""}.${module}\`?` };
      const whole = path.text.includes(":") ? undefined : findFromHere(document.uri, `${path.text.replaceAll(".", "/")}.py`, snapshot);
      if (whole?.state === "found") yield { at: path.span, message: `\`${path.text}\` is a module, and nothing says which application in it is meant. Write \`${path.text}:app\`, with its name.` };
      const file = found.state === "found" ? snapshot.files.read(found.uri) : undefined;
      if (file && !bindsName(file.text, name)) yield { at: path.span, message: `\`${module}\` does not define \`${name}\`, so Ray Serve cannot deploy the application. Correct the name.` };
    }
  },
});
