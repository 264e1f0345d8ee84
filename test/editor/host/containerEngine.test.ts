import assert from "node:assert/strict";
import { chmodSync, existsSync, mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

import * as vscode from "vscode";

import { fileUri, restoreWorkspace, until } from "./support.ts";

/** No engine can be counted on where tests run: a program that writes down how it was called stands in for one. */
function engine(build: string): { readonly program: string; readonly calls: () => readonly string[] } {
  const folder = mkdtempSync(join(tmpdir(), "modelwright-engine-"));
  const program = join(folder, "engine");
  writeFileSync(program, `#!/bin/sh\necho "$@" >> '${folder}/calls'\n[ "$1" = build ] || exit 0\n${build}\n`);
  chmodSync(program, 0o755);
  return { program, calls: () => (existsSync(join(folder, "calls")) ? readFileSync(join(folder, "calls"), "utf8").trim().split("\n") : []) };
}

describe("Build and Run Image", () => {
  beforeEach(restoreWorkspace);
  afterEach(() => vscode.workspace.getConfiguration("modelwright").update("containerEngine", undefined, vscode.ConfigurationTarget.Global));

  it("builds the folder's Dockerfile and starts its image in a terminal", async () => {
    const { program, calls } = engine('echo "#5 [build 2/4] RUN pip install" >&2');
    await vscode.workspace.getConfiguration("modelwright").update("containerEngine", program, vscode.ConfigurationTarget.Global);
    const done = await vscode.commands.executeCommand<{ image: string } | undefined>("modelwright.buildAndRunImage", fileUri("Dockerfile"));
    assert.ok(done?.image.endsWith(":dev"));
    const all = await until("the container", () => (calls().length === 3 ? calls() : undefined));
    assert.equal(all[0], "version");
    assert.match(all[1] ?? "", /^build --tag [\w-]+:dev .*\.$/);
    assert.match(all[2] ?? "", /^run --rm --init .*:dev$/);
    for (const terminal of vscode.window.terminals) terminal.dispose();
  });

  it("starts nothing when the build fails", async () => {
    const { program, calls } = engine('echo "no space left" >&2; exit 1');
    await vscode.workspace.getConfiguration("modelwright").update("containerEngine", program, vscode.ConfigurationTarget.Global);
    assert.equal(await vscode.commands.executeCommand("modelwright.buildAndRunImage", fileUri("")), undefined);
    assert.deepEqual(calls().map((call) => call.split(" ")[0]), ["version", "build"]);
  });
});
