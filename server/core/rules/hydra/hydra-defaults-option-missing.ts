import { defineRule } from "../../engine/rule.ts";
import { defaultsChoices } from "../../facts/config/hydraDefaults.ts";
import { nameOfYaml, yamlFilesIn } from "../../facts/config/neighbours.ts";
import { missingAmong } from "../../facts/config/paths.ts";
import { replaceWith } from "../../kinds/schema/check.ts";
import { nearest } from "../../text/nearest.ts";
import type { Snapshot } from "../../workspace/snapshot.ts";
import { folderOf } from "../../workspace/uri.ts";

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
    const sure = new Set(missingAmong(choices.map((choice) => [choice, choice.uri] as const), snapshot));
    for (const choice of choices.filter(({ uri }) => !snapshot.files.exists(uri))) {
      const { group, option, folder } = choice;
      const options = yamlFilesIn(folder, snapshot).map(nameOfYaml);
      const meant = nearest(option.text, options);
      // A group whose other files are here may have an option that is made in Python; without such code it has not.
      if (option.text.includes("..") || (!sure.has(choice) && meant === undefined && (options.length === 0 || storesConfigs(document.uri, snapshot)))) continue;
      yield {
        at: option.span,
        message: `The group \`${group.text}\` has no \`${option.text}\`, so Hydra stops. ${meant === undefined ? "Add the file or correct the name." : `Did you mean \`${meant}\`?`}`,
        // A test may have a broken config on purpose.
        ...(!sure.has(choice) && /\/tests?\//.test(document.uri) && { severity: "info" as const }),
        ...(meant !== undefined && { fixes: [replaceWith(document.text, option.span, meant)] }),
      };
    }
  },
});

/** Python beside the configs, or one folder above, that registers some itself. */
const storesConfigs = (uri: string, snapshot: Snapshot): boolean =>
  [folderOf(uri), folderOf(folderOf(uri)), folderOf(folderOf(folderOf(uri)))].some((folder) => snapshot.files.list(folder).some((file) => file.endsWith(".py") && (snapshot.files.read(file)?.text ?? "ConfigStore").includes("ConfigStore")));
