import { defineRule } from "../../engine/rule.ts";
import { defaultsChoices } from "../../facts/config/hydraDefaults.ts";
import { missingAmong } from "../../facts/config/paths.ts";
import { replaceWith } from "../../kinds/schema/check.ts";
import { nearest } from "../../text/nearest.ts";
import { baseName } from "../../workspace/uri.ts";

export const hydraDefaultsOptionMissing = defineRule({
  id: "hydra-defaults-option-missing",
  summary: "The defaults list chooses an option that does not exist",
  severity: "error",
  languages: ["yaml"],
  kinds: ["hydra"],
  references: ["https://hydra.cc/docs/advanced/defaults_list/"],
  fix: "suggested",

  *check(document, snapshot) {
    const choices = defaultsChoices(document).filter(({ folder }) => snapshot.files.list(folder).length > 0);
    for (const { group, option, folder } of missingAmong(choices.map((choice) => [choice, choice.uri] as const), snapshot)) {
      const options = snapshot.files.list(folder).map((uri) => baseName(uri).replace(/\.ya?ml$/, ""));
      const meant = nearest(option.text, options);
      yield {
        at: option.span,
        message: `The group \`${group.text}\` has no \`${option.text}\`, so Hydra stops. ${meant === undefined ? "Add the file or correct the name." : `Did you mean \`${meant}\`?`}`,
        ...(meant !== undefined && { fixes: [replaceWith(document.text, option.span, meant)] }),
      };
    }
  },
});
