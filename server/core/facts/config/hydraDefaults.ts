import { isNull, itemsAt, scalarsOf } from "../../syntax/data/access.ts";
import type { Scalar } from "../../syntax/data/node.ts";
import { soundRoots } from "../../syntax/data/read.ts";
import type { Document } from "../../workspace/document.ts";
import { folderOf, resolvePath } from "../../workspace/uri.ts";

/** `- db: mysql` of a defaults list: the group, the option, and where its file should stand. */
export interface DefaultsChoice {
  readonly group: Scalar;
  readonly option: Scalar;
  readonly folder: string;
  readonly uri: string;
}

/** What is optional, overridden or absolute is left to Hydra. */
export function defaultsChoices(document: Document): readonly DefaultsChoice[] {
  const home = folderOf(document.uri);
  return itemsAt(soundRoots(document, "omegaconf")[0], "defaults").flatMap((item): DefaultsChoice[] => {
    const [entry] = item.type === "mapping" ? item.entries : [];
    // Where its keys are put does not matter for where the file is.
    const [, path] = /^([\w-]+(?:\/[\w-]+)*)(?:@[\w.]+)?$/.exec(entry?.key.text ?? "") ?? [];
    if (!entry || path === undefined) return [];
    const folder = resolvePath(home, path);
    return scalarsOf(entry.value).flatMap((option) => (isNull(option) || option.text === "???" || /[${}<>]/.test(option.text) ? [] : [{ group: entry.key, option, folder, uri: `${folder}/${option.text.replace(/\.ya?ml$/, "")}.yaml` }]));
  });
}
