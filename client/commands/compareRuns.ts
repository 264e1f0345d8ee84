import { commands, window, type Uri } from "vscode";

import type { RunKey, RunSurroundings } from "../../webviews/protocol/experiments.ts";
import type { Server } from "../languageClient.ts";
import { codeUri, textUri } from "../views/runTexts.ts";

/** Opens the files that differ between the commits of two runs, all in one editor. */
export async function compareCode(server: Server, [a, b]: readonly RunKey[]): Promise<void> {
  if (!a || !b) return;
  const compared = await server.request("modelwright/codeChanges", { a, b });
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
  await commands.executeCommand("vscode.changes", `Code: ${before.slice(0, 8)} and ${after.slice(0, 8)}`, resources);
}

/** Opens the parameters, data sets and packages of two runs as text, side by side. */
export async function compareParams(server: Server, runs: readonly RunKey[]): Promise<void> {
  const [a, b] = runs;
  if (!a || !b) return;
  const [values, surroundings] = await Promise.all([server.request("modelwright/runValues", { runs }), server.request("modelwright/runSurroundings", { runs })]);
  const texts = runs.map((_, place) => [lines("", values[place]?.params ?? {}), lines("data", dataOf(surroundings[place])), lines("environment", surroundings[place]?.environment ?? {})].join(""));
  await commands.executeCommand("vscode.diff", textUri(`${a.id.slice(0, 8)}.yaml`, texts[0] ?? ""), textUri(`${b.id.slice(0, 8)}.yaml`, texts[1] ?? ""), `Parameters, data and environment: ${a.id.slice(0, 8)} and ${b.id.slice(0, 8)}`);
}

function lines(title: string, fields: Readonly<Record<string, string>>): string {
  const entries = Object.entries(fields);
  if (entries.length === 0) return "";
  return `${title === "" ? "" : `\n# ${title}\n`}${entries.map(([name, value]) => `${name}: ${value}\n`).join("")}`;
}

function dataOf(surroundings: RunSurroundings | undefined): Readonly<Record<string, string>> {
  return Object.fromEntries((surroundings?.data ?? []).map(({ name, digest }) => [name, digest]));
}
