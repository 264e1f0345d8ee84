import assert from "node:assert/strict";
import { getPriority } from "node:os";

import { runProgram } from "../../server/tasks/progress.ts";
import { givingWay } from "../../server/tasks/test/run.ts";

const LEAST_URGENT = 19;

describe("a step that gives way", () => {
  it("runs with less priority than this program, and gets its words as they are", async function () {
    if (process.platform === "win32") return this.skip();
    const [command = "", ...args] = givingWay([process.execPath, "-p", "`${os.getPriority()} ${process.argv[1]}`", "two words"]);
    const { status, output } = await runProgram(command, args, { detached: true });
    const [, priority, words] = /^(\d+) (.*)\n$/.exec(output) ?? [];
    assert.deepEqual([status, words], [0, "two words"]);
    assert.ok(Number(priority) > getPriority() || Number(priority) === LEAST_URGENT, output);
  });
});
