import assert from "node:assert/strict";
import { setTimeout as sleep } from "node:timers/promises";

import type { Result } from "../../server/tasks/test/run.ts";
import { runSteps } from "../../server/tasks/test/schedule.ts";
import type { Step } from "../../server/tasks/test/steps.ts";

describe("the schedule of npm test", () => {
  it("runs two steps at a time", async () => {
    assert.deepEqual(await history([step("a"), step("b"), step("c")]), ["+a", "+b", "-a", "+c", "-b", "-c"]);
  });

  it("leaves a step alone that measures time", async () => {
    assert.deepEqual(await history([step("a"), { ...step("b"), alone: true }, step("c")]), ["+a", "+c", "-a", "-c", "+b", "-b"]);
  });

  it("lets only what is patient run beside what is not to be disturbed", async () => {
    const told = await history([{ ...step("pages"), undisturbed: true }, step("bundles"), { ...step("lint"), patient: true }]);
    assert.deepEqual(told, ["+pages", "+lint", "-pages", "+bundles", "-lint", "-bundles"]);
    assert.deepEqual(await history([step("bundles"), { ...step("pages"), undisturbed: true }]), ["+bundles", "-bundles", "+pages", "-pages"]);
  });

  it("holds back what needs a step that failed, and what needs that", async () => {
    const told = await history([step("types"), step("editor", ["types"]), step("pages", ["editor"])], { types: "failed" });
    assert.deepEqual(told, ["+types", "-types failed", "-editor held back", "-pages held back"]);
  });

  it("goes on after a step that only had to end", async () => {
    const told = await history([step("python"), { ...step("unit"), after: ["python"] }], { python: "impossible" });
    assert.deepEqual(told, ["+python", "-python impossible", "+unit", "-unit"]);
  });
});

function step(name: string, needs: readonly string[] = []): Step {
  return { name, run: { script: name }, needs };
}

/** What starts and what ends, in order; `states` names the steps that do not pass. */
async function history(steps: readonly Step[], states: Readonly<Record<string, Result["state"]>> = {}): Promise<readonly string[]> {
  const told: string[] = [];
  await runSteps(steps, {
    run: async (step) => {
      await sleep(5);
      return { step, state: states[step.name] ?? "passed", durationMs: 5, output: "" };
    },
    starts: ({ name }) => told.push(`+${name}`),
    ends: ({ step: { name }, state }) => told.push(state === "passed" ? `-${name}` : `-${name} ${state}`),
  });
  return told;
}
