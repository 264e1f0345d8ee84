import { statSync, type Stats } from "node:fs";

/** What is known of a path; nothing where it is gone, may not be looked at, or is a link that leads in a circle. */
export function statOf(path: string): Stats | undefined {
  try {
    return statSync(path, { throwIfNoEntry: false });
  } catch {
    return undefined;
  }
}
