import { defineRule } from "../../engine/rule.ts";
import { serviceOf } from "../../facts/config/bento.ts";
import { rootOf } from "../../kinds/data.ts";
import { folderOf } from "../../workspace/uri.ts";

export const bentoServiceModuleMissing = defineRule({
  id: "bento-service-module-missing",
  summary: "The module of the service does not exist",
  severity: "error",
  languages: ["yaml"],
  kinds: ["bentofile"],
  references: ["https://docs.bentoml.com/en/latest/reference/bentoml/bento-build-options.html"],
  fix: "none",

  *check(document, snapshot) {
    const service = serviceOf(rootOf(document), folderOf(document.uri));
    if (!service || service.candidates.some((uri) => snapshot.files.exists(uri))) return;
    yield { at: service.at.span, message: `There is no module \`${service.module}\` beside this file, so \`bentoml build\` stops. Correct the name.` };
  },
});
