/** What a reader asks of a git repository. */
export interface Repository {
  readonly path: string;
  /** References below a prefix, with the commit each points to. */
  references(prefix: string): Promise<readonly { readonly name: string; readonly commit: Commit }[]>;
  /** Paths of the files of a commit. */
  files(commit: string): Promise<readonly string[]>;
  /** The texts of files of a commit, in the order asked for. */
  texts(commit: string, paths: readonly string[]): Promise<readonly string[]>;
  /** A file of a commit; empty where it has none of that path. */
  bytes(commit: string, path: string): Promise<Uint8Array>;
}

export interface Commit {
  readonly id: string;
  /** Milliseconds since 1970, UTC. */
  readonly time: number;
}
