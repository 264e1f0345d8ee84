import { environmentOf, type Environment } from "../../stores/artifacts/environment.ts";
import type { StoreContents } from "../../stores/contents.ts";
import type { RunData } from "../../stores/registered.ts";

/** What a run was made of besides its code and parameters. */
export interface RunSurroundings {
  readonly data: readonly RunData[];
  readonly environment: Environment;
}

export async function surroundingsOf(contents: StoreContents | undefined, runId: string): Promise<RunSurroundings> {
  const artifacts = contents?.artifactsOf?.(runId);
  // A server may keep its files from us, and what is left is worth comparing.
  const environment = artifacts ? await environmentOf(artifacts).catch(() => ({})) : {};
  return { data: contents?.dataOf?.(runId) ?? [], environment };
}

/** Data sets and packages by a name each, to be put side by side. */
export function surroundingFacts({ data, environment }: RunSurroundings): Readonly<Record<string, string>> {
  const sets = data.map(({ name, digest, use }) => [`data.${name}${use === undefined ? "" : ` (${use})`}`, digest] as const);
  return Object.fromEntries([...sets, ...Object.entries(environment).map(([name, version]) => [`environment.${name}`, version] as const)]);
}
