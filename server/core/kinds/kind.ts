import type { Dialect } from "../syntax/data/dialect.ts";
import type { Features } from "./features.ts";
import type { Shape } from "./schema/shape.ts";

/** A file kind: how it is recognised and what it may hold. One folder each; the name of the folder is the id. */
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
  /** How the program that reads the file reads plain YAML scalars; YAML 1.2 unless said. */
  readonly dialect?: Dialect;
  /** What the file may hold: validation, completion and hover are made of it. */
  readonly schema?: Shape;
  /** What an editor can ask about such a file. */
  readonly features?: Features;
}
