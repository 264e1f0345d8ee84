import type { StoreFile, StoreFolder } from "../../../server/core/stores/folder.ts";

/** A store's folder made of texts by path, such as `{ "7/meta.yaml": "…" }`. */
export function folderOf(texts: Readonly<Record<string, string>>, path = "mlruns"): StoreFolder {
  const paths = Object.keys(texts).toSorted();
  const fileNames = paths.filter((each) => !each.includes("/"));
  const folderNames = [...new Set(paths.filter((each) => each.includes("/")).map((each) => each.slice(0, each.indexOf("/"))))];
  const files = fileNames.map((name): StoreFile => ({ name, path: `${path}/${name}`, text: () => Promise.resolve(texts[name] ?? "") }));
  const folders = folderNames.map((name) => {
    const inside = paths.filter((each) => each.startsWith(`${name}/`)).map((each) => [each.slice(name.length + 1), texts[each] ?? ""]);
    return folderOf(Object.fromEntries(inside) as Record<string, string>, `${path}/${name}`);
  });
  return { name: path.slice(path.lastIndexOf("/") + 1), path, entries: () => Promise.resolve({ folders, files }) };
}
