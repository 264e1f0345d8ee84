import assert from "node:assert/strict";

import type { ArtifactContent, ExperimentRun, RunArtifact } from "../../../server/core/index.ts";
import { runOffice } from "../../../server/host/runs/office.ts";
import { peerPython } from "../../../server/tasks/python.ts";
import { temporaryFolder } from "../../harness/disk.ts";
import { runPython } from "../../harness/python.ts";
import type { RunningServer } from "../../harness/trackingServer.ts";

/** What a run logged besides numbers, with what each of it holds. */
export interface Media {
  readonly run: ExperimentRun;
  readonly params: Readonly<Record<string, string>>;
  readonly metrics: readonly string[];
  readonly listed: readonly RunArtifact[];
  readonly theirs: Readonly<Record<string, unknown>>;
  readonly read: (of: (artifact: RunArtifact) => boolean) => Promise<ArtifactContent>;
  /** Ends the server, where there is one. */
  readonly end: () => Promise<void>;
}

/** Has a library write a run of pictures and tables, and finds it, through the server that is started over it if one is. */
export async function mediaOf(script: string, serve?: (python: string, folder: string) => Promise<RunningServer>): Promise<Media> {
  const folder = temporaryFolder({});
  const python = process.env["MODELWRIGHT_PYTHON"] ?? (await peerPython("runs"));
  const { output, errors } = runPython(python, { "write.py": script }, ["write.py", folder]);
  const [, json] = output.split("READ BACK ");
  assert.ok(json !== undefined, errors);
  const office = runOffice();
  const server = await serve?.(python, folder);
  const { table, problems } = await office({ name: "table", params: server ? { stores: [server.address] } : { folders: [folder], git: true } });
  const [run] = table.runs;
  assert.deepEqual(problems, []);
  assert.ok(run);
  const [listed = []] = await office({ name: "artifacts", params: { runs: [run] } });
  const read: Media["read"] = (of) => {
    const artifact = listed.find(of);
    assert.ok(artifact, JSON.stringify(listed));
    return office({ name: "artifact", params: { run, id: artifact.id } });
  };
  const { params = {}, metrics = {} } = (await office({ name: "values", params: { runs: [run] } }))[0] ?? {};
  return { run, params, metrics: Object.keys(metrics), listed, theirs: JSON.parse(json) as Media["theirs"], read, end: () => server?.stop() ?? Promise.resolve() };
}

export const base64Of = (content: ArtifactContent): string => ("base64" in content ? content.base64 : JSON.stringify(content));

export const named = (name: string, step?: number, index?: number) => (artifact: RunArtifact): boolean => artifact.name === name && (step === undefined || artifact.step === step) && (index === undefined || artifact.index === index);

/** How what is listed reads in a test: `name kind step caption`. */
export const words = ({ name, kind, step, caption, index }: RunArtifact): string => [name, kind, step, caption ?? index].filter((word) => word !== undefined).join(" ");
