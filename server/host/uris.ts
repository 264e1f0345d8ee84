import { fileURLToPath, pathToFileURL } from "node:url";

import { rememberedByText } from "../core/index.ts";

/** The URI of a path, in the one spelling under which core and host know a file. A trailing slash is kept. */
export function uriOf(path: string): string {
  return pathToFileURL(path).href.replace(/^file:\/\/\/[A-Z]:/, (drive) => drive.toLowerCase());
}

/** The path of a `file:` URI; `undefined` for other schemes and for URIs that name no path on this system. */
export function pathOf(uri: string): string | undefined {
  if (!uri.startsWith("file:")) return undefined;
  try {
    return fileURLToPath(uri);
  } catch {
    return undefined;
  }
}

const MOST_URIS = 10_000;

/** Editors escape URIs each in their own way (`c%3A`, `%40`); this is the spelling of `uriOf`. */
export const canonicalUri: (uri: string) => string = rememberedByText((uri) => {
  const path = pathOf(uri);
  return path === undefined ? uri : uriOf(path);
}, MOST_URIS);
