export type Severity = "error" | "warning" | "info" | "hint";

/** What a person can set; the same from an editor's settings and from a configuration file. */
export interface Settings {
  /** Severity by rule id; `off` silences the rule. */
  readonly severity: Readonly<Record<string, Severity | "off">>;
  /** `strict` raises what is information by default to a warning. */
  readonly preset: "default" | "strict";
  /** Globs of files that are not checked. */
  readonly ignore: readonly string[];
  /** Globs to file kinds, where a name alone does not tell. */
  readonly kinds: Readonly<Record<string, string>>;
  /** Globs to how long a run takes on what, such as `12 h on 8 x A100`, for configs that cannot hold a comment. */
  readonly runs?: Readonly<Record<string, string>>;
  /** `false` in an untrusted workspace: suppressions written in files do not count. */
  readonly trusted: boolean;
}

export const defaultSettings: Settings = { severity: {}, preset: "default", ignore: [], kinds: {}, trusted: true };
