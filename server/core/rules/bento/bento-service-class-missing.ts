import { defineRule } from "../../engine/rule.ts";
import { serviceOf } from "../../facts/config/bento.ts";
import { bindsName } from "../../facts/config/symbols.ts";
import { rootOf } from "../../kinds/data.ts";
import { folderOf } from "../../workspace/uri.ts";

export const bentoServiceClassMissing = defineRule({
  id: "bento-service-class-missing",
  summary: "The module of the service does not define it",
  severity: "warning",
  languages: ["yaml"],
  kinds: ["bentofile"],
  references: ["https://docs.bentoml.com/en/latest/reference/bentoml/bento-build-options.html"],
  fix: "none",

  *check(document, snapshot) {
    const service = serviceOf(rootOf(document), folderOf(document.uri));
    const file = service?.candidates.map((uri) => snapshot.files.read(uri)).find((found) => found !== undefined);
    if (!service || !file || bindsName(file.text, service.name)) return;
    yield { at: service.at.span, message: `The module \`${service.module}\` does not define \`${service.name}\`. Correct the name.` };
  },
});
