import { defineRule } from "../../engine/rule.ts";
import { missingAmong } from "../../facts/config/paths.ts";
import { rootOf } from "../../kinds/data.ts";
import { replaceWith } from "../../kinds/schema/check.ts";
import { isPlaceholder } from "../../kinds/schema/placeholder.ts";
import { isNull, itemsAt } from "../../syntax/data/access.ts";
import type { Node, Scalar } from "../../syntax/data/node.ts";
import { nearest } from "../../text/nearest.ts";
import { baseName, folderOf, resolvePath } from "../../workspace/uri.ts";

export const hydraDefaultsOptionMissing = defineRule({
  id: "hydra-defaults-option-missing",
  summary: "The defaults list chooses an option that does not exist",
  severity: "error",
  languages: ["yaml"],
  kinds: ["hydra"],
  references: ["https://hydra.cc/docs/advanced/defaults_list/"],
  fix: "suggested",

  *check(document, snapshot) {
    const folder = folderOf(document.uri);
    const choices = itemsAt(rootOf(document), "defaults").flatMap((item) => choiceOf(item)).filter(({ option }) => !isPlaceholder(option) && option.text !== "???");
    const places = choices.map((choice) => [choice, resolvePath(folder, `${choice.group}/${choice.option.text.replace(/\.ya?ml$/, "")}.yaml`)] as const);
    for (const { group, option } of missingAmong(places, snapshot)) {
      const options = snapshot.files.list(resolvePath(folder, group)).map((uri) => baseName(uri).replace(/\.ya?ml$/, ""));
      const meant = nearest(option.text, options);
      yield {
        at: option.span,
        message: `The group \`${group}\` has no \`${option.text}\`, so Hydra stops. ${meant === undefined ? "Add the file or correct the name." : `Did you mean \`${meant}\`?`}`,
        ...(meant !== undefined && { fixes: [replaceWith(document.text, option.span, meant)] }),
      };
    }
  },
});

/** `- db: mysql` beside this file. What is optional, overridden, absolute or put elsewhere is left to Hydra. */
function choiceOf(item: Node): readonly { readonly group: string; readonly option: Scalar }[] {
  const [entry] = item.type === "mapping" ? item.entries : [];
  if (entry?.value.type !== "scalar" || isNull(entry.value) || !/^[\w-]+(\/[\w-]+)*$/.test(entry.key.text)) return [];
  return [{ group: entry.key.text, option: entry.value }];
}
