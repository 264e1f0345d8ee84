import type { Features } from "./features.ts";

/** A file kind: how it is recognised. One folder each; the name of the folder is the id. */
export interface Kind {
  readonly id: string;
  /** As a person would say it, such as `DVC pipeline`. */
  readonly title: string;
  /** The syntax of its text. */
  readonly language: string;
  /** Globs matched against the end of the path, such as `dvc.yaml` or `.github/workflows/*.yml`. */
  readonly names: readonly string[];
  /** For files whose name does not tell: looks at the first 4 kB and says what gave it away. */
  readonly sniff?: (head: string, name: string) => string | undefined;
  /** A kind with a higher rank is asked first; 0 unless said. Plain syntaxes (`yaml`, `json`) have -1. */
  readonly rank?: number;
  /** What an editor can ask about such a file. */
  readonly features?: Features;
}
