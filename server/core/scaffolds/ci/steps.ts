/** What a CI run does for the project. */
export interface CiSteps {
  readonly name: string;
  readonly python: string;
  /** Shell lines. */
  readonly install: readonly string[];
  readonly test: readonly string[];
  /** The pipeline that makes the model anew; empty for none. */
  readonly pipeline: readonly string[];
  /** Reference and current data that are compared in every pull request; empty for none. */
  readonly drift: readonly string[];
  readonly image: boolean;
  /** The project's folder from the repository's root; empty for the root itself. */
  readonly folder: string;
  /** The overlay that is applied after the image; empty for none. */
  readonly overlay: string;
}
