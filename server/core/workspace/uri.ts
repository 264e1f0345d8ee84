/** Folder of a URI, without a trailing slash. */
export const folderOf = (uri: string): string => uri.slice(0, uri.lastIndexOf("/"));

export const baseName = (uri: string): string => decodeURIComponentSafely(uri.slice(uri.lastIndexOf("/") + 1));

/** Resolves a path as written in a file against the URI of a folder. Absolute paths keep the folder's scheme and host. */
export function resolvePath(folderUri: string, path: string): string {
  if (SIMPLE_PATH.test(path) && SIMPLE_FOLDER.test(folderUri)) return `${folderUri}/${path.startsWith("./") ? path.slice(2) : path}`;
  const [, root = "", folder = ""] = /^([\w+.-]+:\/\/[^/]*)(.*)$/.exec(folderUri) ?? [];
  const encoded = path.replaceAll("\\", "/").split("/").map(encodeURIComponent).join("/");
  const segments: string[] = [];
  for (const segment of (encoded.startsWith("/") ? encoded : `${folder}/${encoded}`).split("/")) {
    if (segment === "..") segments.pop();
    else if (segment !== "" && segment !== ".") segments.push(segment);
  }
  return `${root}/${segments.join("/")}`;
}

/** As nearly all are: nothing to decode, and no step that leads nowhere or up. */
const SIMPLE_PATH = /^(?:\.\/)?[\w-][\w.-]*(?:\/[\w-][\w.-]*)*$/;
const SIMPLE_FOLDER = /^[\w+.-]+:\/\/[^/]*(?:\/[^/.\\][^/]*)+$/;

/** The path from a folder to a URI below it, decoded; the whole URI when it is elsewhere. */
export function relativePath(folderUri: string, uri: string): string {
  const folder = `${folderUri.replace(/\/$/, "")}/`;
  return uri.startsWith(folder) ? decodeURIComponentSafely(uri.slice(folder.length)) : uri;
}

/** The path from a folder to any URI of the same place, by `../` where it lies elsewhere. */
export function pathBetween(folder: string, uri: string): string {
  let up = "";
  let above = folder;
  while (!uri.startsWith(`${above}/`) && folderOf(above).includes("//") && above !== folderOf(above)) {
    up += "../";
    above = folderOf(above);
  }
  return up + relativePath(above, uri);
}

/** Editors write signs such as `+` and `@` in percent signs too; what is no such writing stays as it is. */
export function decodeURIComponentSafely(text: string): string {
  if (!text.includes("%")) return text;
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
