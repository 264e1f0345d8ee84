import { commands, window, type Uri } from "vscode";

import type { ExperimentRun, RunKey, RunSurroundings } from "../../webviews/protocol/experiments.ts";
import type { Server } from "../languageClient.ts";
import { codeUri, textUri } from "../views/runTexts.ts";

/** Opens the files that differ between the commits of two runs, all in one editor, from the older run to the newer. */
export async function compareCode(server: Server, runs: readonly ExperimentRun[]): Promise<void> {
  const [a, b] = runs.toSorted(byStart);
  if (!a || !b) return;
  const compared = await server.request("modelwright/codeChanges", { a: keyOf(a), b: keyOf(b) });
  if (compared.state === "refused") {
    void window.showInformationMessage(compared.reason);
    return;
  }
  const { folder, before, after, changes, note } = compared;
  if (note !== undefined) void window.showWarningMessage(note);
  const resources = changes.map(({ path, kind }): readonly [Uri, Uri | undefined, Uri | undefined] => {
    const left = kind === "added" ? undefined : codeUri({ folder, commit: before, path });
    const right = kind === "deleted" ? undefined : codeUri({ folder, commit: after, path });
    return [right ?? left ?? codeUri({ folder, commit: after, path }), left, right];
  });
  await commands.executeCommand("vscode.changes", `Code: ${a.name} and ${b.name}`, resources);
}

/** Opens the parameters, data sets and packages of two runs as text, side by side. */
export async function compareParams(server: Server, given: readonly ExperimentRun[]): Promise<void> {
  const pair = given.toSorted(byStart);
  const runs = pair.map(keyOf);
  const [a, b] = pair;
  if (!a || !b) return;
  const [values, surroundings] = await Promise.all([server.request("modelwright/runValues", { runs }), server.request("modelwright/runSurroundings", { runs })]);
  const texts = runs.map((_, place) => [lines("", values[place]?.params ?? {}), lines("data", dataOf(surroundings[place])), lines("environment", surroundings[place]?.environment ?? {})].join(""));
  await commands.executeCommand("vscode.diff", textUri(`${a.name}.yaml`, texts[0] ?? ""), textUri(`${b.name}.yaml`, texts[1] ?? ""), `Parameters, data and environment: ${a.name} and ${b.name}`);
}

const byStart = (a: ExperimentRun, b: ExperimentRun): number => (a.startTime ?? 0) - (b.startTime ?? 0);

const keyOf = ({ id, store }: ExperimentRun): RunKey => ({ id, store });

function lines(title: string, fields: Readonly<Record<string, string>>): string {
  const entries = Object.entries(fields);
  if (entries.length === 0) return "";
  return `${title === "" ? "" : `\n# ${title}\n`}${entries.map(([name, value]) => `${name}: ${value}\n`).join("")}`;
}

function dataOf(surroundings: RunSurroundings | undefined): Readonly<Record<string, string>> {
  return Object.fromEntries((surroundings?.data ?? []).map(({ name, digest }) => [name, digest]));
}
