import picomatch from "picomatch";

import { decodeURIComponentSafely } from "../workspace/uri.ts";

/** True when the glob matches the whole path of the URI or any tail of it that starts at a folder. */
export const pathMatches = (uri: string, glob: string): boolean => pathMatcher(uri)(glob);

/** The same for one path that is held against many globs. */
export function pathMatcher(uri: string): (glob: string) => boolean {
  const path = decodeURIComponentSafely(uri.replace(/^[\w+.-]+:\/\/[^/]*\//, ""));
  return (glob) => matcherOf(glob)(path);
}

function matcherOf(glob: string): (path: string) => boolean {
  const matcher = matchers.get(glob) ?? picomatch(wholeOf(glob), { dot: true, nocase: false });
  matchers.set(glob, matcher);
  return matcher;
}

/** Paths are matched without their first slash. */
function wholeOf(glob: string): string {
  if (glob.startsWith("/")) return glob.slice(1);
  return glob.startsWith("**/") ? glob : `**/${glob}`;
}

const matchers = new Map<string, (path: string) => boolean>();
