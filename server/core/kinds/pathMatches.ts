import picomatch from "picomatch";

/** True when the glob matches the whole path of the URI or any tail of it that starts at a folder. */
export const pathMatches = (uri: string, glob: string): boolean => pathMatcher(uri)(glob);

/** The same for one path that is held against many globs. */
export function pathMatcher(uri: string): (glob: string) => boolean {
  const path = decodeURI(uri.replace(/^[\w+.-]+:\/\/[^/]*\//, ""));
  return (glob) => matcherOf(glob)(path);
}

function matcherOf(glob: string): (path: string) => boolean {
  const matcher = matchers.get(glob) ?? picomatch(glob.startsWith("/") || glob.startsWith("**/") ? glob : `**/${glob}`, { dot: true, nocase: false });
  matchers.set(glob, matcher);
  return matcher;
}

const matchers = new Map<string, (path: string) => boolean>();
