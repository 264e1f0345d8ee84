/** A model of a registry with its versions, the newest first. */
export interface RegisteredModel {
  readonly name: string;
  readonly description?: string;
  readonly tags?: Readonly<Record<string, string>>;
  readonly store: string;
  readonly versions: readonly ModelVersion[];
}

export interface ModelVersion {
  readonly version: number;
  /** `None`, `Staging`, `Production` or `Archived`, as older registries have it. */
  readonly stage: string;
  readonly aliases: readonly string[];
  readonly status: string;
  readonly runId?: string;
  /** Where its files are. */
  readonly source?: string;
  readonly description?: string;
  readonly tags?: Readonly<Record<string, string>>;
  /** Milliseconds since 1970, UTC. */
  readonly created?: number;
}

/** A data set that went into a run. */
export interface RunData {
  readonly name: string;
  readonly digest: string;
  /** Such as `training` or `evaluation`, where the code said so. */
  readonly use?: string;
  readonly source?: string;
}
