import { defineRule } from "../../engine/rule.ts";
import { defaultsChoices } from "../../facts/config/hydraDefaults.ts";
import { replaceWith } from "../../kinds/schema/check.ts";
import { nearest } from "../../text/nearest.ts";
import type { Snapshot } from "../../workspace/snapshot.ts";
import { baseName, folderOf, resolvePath } from "../../workspace/uri.ts";

export const hydraDefaultsGroupMissing = defineRule({
  id: "hydra-defaults-group-missing",
  summary: "The defaults list names a group that does not exist",
  severity: "error",
  languages: ["yaml"],
  kinds: ["hydra"],
  references: ["https://hydra.cc/docs/advanced/defaults_list/"],
  fix: "suggested",

  *check(document, snapshot) {
    const choices = defaultsChoices(document);
    const groups = snapshot.files.list(folderOf(document.uri)).filter((entry) => entry.endsWith("/")).map((entry) => baseName(entry.slice(0, -1)));
    const missing = choices.filter(({ folder }) => snapshot.files.list(folder).length === 0);
    // Where half of them are missing, this file was taken out of its project, or its groups stand somewhere else.
    const taken = missing.length * 2 >= choices.length;
    for (const { group } of missing) {
      const above = group.text.includes("/") ? group.text.slice(0, group.text.lastIndexOf("/")) : "";
      const meant = above === "" ? nearest(group.text, groups) : nearestBelow(above, group.text.slice(above.length + 1), document.uri, snapshot);
      if (taken && meant === undefined) continue;
      yield { at: group.span, message: `There is no group \`${group.text}\` beside this file, so Hydra stops. ${meant === undefined ? "Make the folder or correct the name." : `Did you mean \`${meant}\`?`}`, ...(meant !== undefined && { fixes: [replaceWith(document.text, group.span, meant)] }) };
    }
  },
});

/** The part of a group within another that was meant: `schema/warehouse`. */
function nearestBelow(above: string, name: string, uri: string, snapshot: Snapshot): string | undefined {
  const parts = snapshot.files.list(resolvePath(folderOf(uri), above)).filter((entry) => entry.endsWith("/")).map((entry) => baseName(entry.slice(0, -1)));
  const meant = nearest(name, parts);
  return meant === undefined ? undefined : `${above}/${meant}`;
}
