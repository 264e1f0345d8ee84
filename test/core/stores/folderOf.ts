import type { StoreFile, StoreFolder } from "../../../server/core/stores/folder.ts";

/** A store's folder made of texts or bytes by path, such as `{ "7/meta.yaml": "…" }`. */
export function folderOf(texts: Readonly<Record<string, string | Uint8Array>>, path = "mlruns"): StoreFolder {
  const paths = Object.keys(texts).toSorted();
  const fileNames = paths.filter((each) => !each.includes("/"));
  const folderNames = [...new Set(paths.filter((each) => each.includes("/")).map((each) => each.slice(0, each.indexOf("/"))))];
  const files = fileNames.map((name): StoreFile => ({ name, path: `${path}/${name}`, ...fileOf(texts[name] ?? "") }));
  const folders = folderNames.map((name) => {
    const inside = paths.filter((each) => each.startsWith(`${name}/`)).map((each) => [each.slice(name.length + 1), texts[each] ?? ""]);
    return folderOf(Object.fromEntries(inside) as Record<string, string | Uint8Array>, `${path}/${name}`);
  });
  return { name: path.slice(path.lastIndexOf("/") + 1), path, entries: () => Promise.resolve({ folders, files }) };
}

const NEVER = 0;

export function fileOf(content: string | Uint8Array): Omit<StoreFile, "name" | "path"> {
  const bytes = typeof content === "string" ? new TextEncoder().encode(content) : content;
  return { size: bytes.length, modified: NEVER, text: () => Promise.resolve(new TextDecoder().decode(bytes)), bytes: (start, end) => Promise.resolve(bytes.subarray(start, end)) };
}
