import type { NamedFile } from "../facts/config/paths.ts";
import type { Span } from "../text/span.ts";

/** A remark, for a rule to hand on. */
interface Remark {
  readonly at: Span;
  readonly severity: "info";
  readonly message: string;
}

/** What is said, once, of a file that names others and has none of them near. */
export const saidOfAlone = (first: NamedFile | undefined): readonly Remark[] =>
  first
    ? [{ at: first.at, severity: "info", message: `Neither \`${first.path}\` nor any other file that is read here can be found, so the rest of the project seems to be somewhere else. Open this file together with it to have its paths checked.` }]
    : [];
