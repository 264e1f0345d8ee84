import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { delimiter, join, resolve } from "node:path";

import { modelwright } from "../harness/cli.ts";

/** Every Node on the PATH that is another version than the one that runs the tests. */
function otherNodes(): readonly { readonly node: string; readonly version: string }[] {
  const nodes = (process.env["PATH"] ?? "").split(delimiter).map((folder) => join(folder, process.platform === "win32" ? "node.exe" : "node"));
  const found = nodes.filter((node) => existsSync(node)).map((node) => ({ node, version: spawnSync(node, ["--version"], { encoding: "utf8" }).stdout.trim() }));
  return found.filter(({ version }, index) => version !== process.version && found.findIndex((other) => other.version === version) === index);
}

describe("on a person's own Node", () => {
  for (const { node, version } of otherNodes()) {
    it(`runs on ${version}, with threads too`, () => {
      if (Number(/^v(\d+)/.exec(version)?.[1]) < 20) return;
      const cwd = resolve(".");
      const ours = modelwright(["check", "examples", "server", "--format", "json", "--no-ignore"], { cwd });
      const theirs = modelwright(["check", "examples", "server", "--format", "json", "--no-ignore"], { cwd, node });
      assert.deepEqual(theirs, ours);
      assert.notEqual(ours.out, "");
    });
  }
});
