import { defineRule } from "../../engine/rule.ts";
import { matchesUnder } from "../../facts/config/matches.ts";
import { meantBy } from "../../facts/config/meant.ts";
import { findFromHere } from "../../facts/config/paths.ts";
import { rootOf } from "../../kinds/data.ts";
import { entriesAt, scalarAt } from "../../syntax/data/access.ts";
import { soundRoots } from "../../syntax/data/read.ts";

export const gxVariableUndefined = defineRule({
  id: "gx-variable-undefined",
  summary: "A variable of the project is defined nowhere",
  severity: "warning",
  languages: ["yaml"],
  kinds: ["gx-project"],
  references: ["https://docs.greatexpectations.io/docs/0.18/reference/learn/data_context_configuration/"],
  fix: "none",

  *check(document, snapshot) {
    const root = rootOf(document);
    const file = scalarAt(root, "config_variables_file_path");
    const found = file ? findFromHere(document.uri, file.text, snapshot) : undefined;
    const variables = found?.state === "found" ? snapshot.files.read(found.uri) : undefined;
    const known = variables ? soundRoots(variables).flatMap((one) => entriesAt(one)).map(({ key }) => key) : [];
    for (const { text, at } of root && variables ? matchesUnder(document.text, root, /\$\{(\w+)\}/g) : []) {
      if (known.some((one) => one.text === text)) continue;
      const { hint } = meantBy({ text, span: at }, known, "");
      // Variables come from the environment too.
      if (hint !== "") yield { at, message: `\`${file?.text ?? ""}\` has no \`${text}\`. ${hint}` };
    }
  },
});
