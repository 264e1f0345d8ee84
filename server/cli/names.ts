import { relative, isAbsolute } from "node:path";

import type { Names } from "../core/index.ts";
import { pathOf } from "../host/uris.ts";

/** Paths on this system; shown relative to the working directory where they lie in it. */
export const systemNames: Names = {
  path: (uri) => pathOf(uri) ?? uri,
  shown: (uri) => {
    const path = pathOf(uri);
    if (path === undefined) return uri;
    const below = relative(process.cwd(), path);
    return below === "" || below.startsWith("..") || isAbsolute(below) ? path : below;
  },
};
