import { pathMatches, recognise, type PathProblem, type Settings } from "../../core/index.ts";
import { uriOf } from "../../host/uris.ts";
import { walk } from "../../host/walk.ts";

export interface FoundFiles {
  /** `named` ones were asked for by their own name. */
  readonly files: readonly { readonly uri: string; readonly named: boolean }[];
  readonly problems: readonly PathProblem[];
}

/** What a person names is looked at whatever it is; in folders, what is of a known kind by its name. */
export async function filesToCheck(paths: readonly string[], settings: Settings, ignoring: boolean): Promise<FoundFiles> {
  const files: { uri: string; named: boolean }[] = [];
  const problems: PathProblem[] = [];
  const skip = (path: string): boolean => settings.ignore.some((glob) => pathMatches(uriOf(path), glob));
  for await (const entry of walk(paths, { ignoring, skip })) {
    const uri = uriOf(entry.path);
    if (entry.state === "problem") problems.push({ uri, reason: entry.reason });
    else if (entry.named || recognise(uri, "", settings).kind !== "other") files.push({ uri, named: entry.named });
  }
  return { files, problems };
}
