import picomatch from "picomatch";

/** True when the glob matches the whole path of the URI or any tail of it that starts at a folder. */
export function pathMatches(uri: string, glob: string): boolean {
  let matcher = matchers.get(glob);
  if (!matcher) {
    matcher = picomatch(glob.startsWith("/") || glob.startsWith("**/") ? glob : `**/${glob}`, { dot: true, nocase: false });
    matchers.set(glob, matcher);
  }
  return matcher(decodeURI(uri.replace(/^[\w+.-]+:\/\/[^/]*\//, "")));
}

const matchers = new Map<string, (path: string) => boolean>();
