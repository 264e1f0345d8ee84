import { defineRule, type Finding } from "../../engine/rule.ts";
import { defaultsChoices } from "../../facts/config/hydraDefaults.ts";
import { foldersIn, yamlFilesIn } from "../../facts/config/neighbours.ts";
import { rootOf } from "../../kinds/data.ts";
import { replaceWith } from "../../kinds/schema/check.ts";
import { itemsAt } from "../../syntax/data/access.ts";
import type { Node } from "../../syntax/data/node.ts";
import { nearest } from "../../text/nearest.ts";
import type { Document } from "../../workspace/document.ts";
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
    yield* fromRoot(document, snapshot);
    const choices = defaultsChoices(document);
    const groups = foldersIn(folderOf(document.uri), snapshot).map(baseName);
    const missing = choices.filter(({ folder }) => snapshot.files.list(folder).length === 0);
    // Where half of them are missing, this file was taken out of its project, or its groups stand somewhere else.
    const taken = missing.length * 2 >= choices.length;
    const chosen = choices.map(({ group }) => group.text);
    for (const { group, option } of missing) {
      const [path = "", place] = group.text.split("@");
      const above = path.includes("/") ? path.slice(0, path.lastIndexOf("/")) : "";
      // A group that nothing chooses from, and that has an option of that name, is the one that is meant.
      const free = groups.filter((name) => !chosen.includes(name) && snapshot.files.exists(`${folderOf(document.uri)}/${name}/${option.text}.yaml`));
      const found = above === "" ? (nearest(path, groups) ?? (free.length === 1 ? free[0] : undefined)) : nearestBelow(above, path.slice(above.length + 1), document.uri, snapshot);
      const meant = found === undefined || place === undefined ? found : `${found}@${place}`;
      if (taken && meant === undefined) continue;
      yield { at: group.span, message: `There is no group \`${path}\` beside this file, so Hydra stops. ${meant === undefined ? "Make the folder or correct the name." : `Did you mean \`${meant}\`?`}`, ...(meant !== undefined && { fixes: [replaceWith(document.text, group.span, meant)] }) };
    }
  },
});

/** A group named from the root of the configs: a slip is sure where no folder above has it, and one has one that is called nearly so. */
function* fromRoot(document: Document, snapshot: Snapshot): Generator<Finding> {
  for (const item of itemsAt(rootOf(document), "defaults")) {
    const [entry] = item.type === "mapping" ? item.entries : [];
    const [, lead = "", group = ""] = /^((?:(?:override|optional)\s+)*\/)([\w-]+)(?=\/|@|$)/.exec(entry?.key.text ?? "") ?? [];
    if (!entry || group === "" || group === "hydra") continue;
    const above = [1, 2, 3].map((levels) => Array.from({ length: levels }).reduce<string>((folder) => folderOf(folder), folderOf(document.uri)));
    const folders = [folderOf(document.uri), ...above].map((folder) => foldersIn(folder, snapshot).map(baseName));
    if (folders.some((names) => names.includes(group))) continue;
    const near = folders.map((names) => nearest(group, names)).find((name) => name !== undefined && name.replace(/\d/g, "") !== group.replace(/\d/g, ""));
    const meant = near ?? shortFor(group, entry.value, [folderOf(document.uri), ...above], snapshot);
    const start = entry.key.span.start + document.text.slice(entry.key.span.start, entry.key.span.end).indexOf(lead) + lead.length;
    const at = { start, end: start + group.length };
    if (meant !== undefined) yield { at, message: `The configs have no group \`${group}\`, so Hydra stops. Did you mean \`${meant}\`?`, fixes: [{ title: `Change to \`${meant}\``, edits: [{ span: at, text: meant }] }] };
  }
}

/** The only group of the configs that begins with this name, as `optimizer` does with `optim`, and has the option. */
function shortFor(group: string, option: Node, folders: readonly string[], snapshot: Snapshot): string | undefined {
  if (option.type !== "scalar" || !/^[\w-]+$/.test(option.text)) return undefined;
  const configs = folders.filter((folder) => yamlFilesIn(folder, snapshot).some((uri) => /^defaults:/m.test(snapshot.files.read(uri)?.text ?? "")));
  const groups = configs.flatMap((folder) => foldersIn(folder, snapshot)).filter((folder) => baseName(folder).startsWith(group) && snapshot.files.exists(`${folder}/${option.text}.yaml`));
  return groups.length === 1 ? baseName(groups[0] ?? "") : undefined;
}

/** The part of a group within another that was meant: `schema/warehouse`. */
function nearestBelow(above: string, name: string, uri: string, snapshot: Snapshot): string | undefined {
  const parts = foldersIn(resolvePath(folderOf(uri), above), snapshot).map(baseName);
  const meant = nearest(name, parts);
  return meant === undefined ? undefined : `${above}/${meant}`;
}
