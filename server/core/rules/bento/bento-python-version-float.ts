import { defineRule } from "../../engine/rule.ts";
import { rootOf } from "../../kinds/data.ts";
import { scalarAt } from "../../syntax/data/access.ts";

export const bentoPythonVersionFloat = defineRule({
  id: "bento-python-version-float",
  summary: "The Python version is read as a number",
  severity: "error",
  languages: ["yaml"],
  kinds: ["bentofile"],
  references: ["https://docs.bentoml.com/en/latest/reference/bentoml/bento-build-options.html"],
  fix: "safe",

  *check(document) {
    const version = scalarAt(rootOf(document), "docker", "python_version");
    if (!version?.plain || typeof version.value !== "number" || !/\.\d*0$/.test(version.text)) return;
    yield {
      at: version.span,
      message: `Without quotes ${version.text} is the number ${version.value}, so Python ${version.value} is asked for. Quote it.`,
      fixes: [{ title: "Quote the version", edits: [{ span: version.span, text: `"${version.text}"` }] }],
    };
  },
});
