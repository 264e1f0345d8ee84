/** VS Code requires this module in the extension host and calls `run`. */
import { readdirSync } from "node:fs";
import { join } from "node:path";

const TEST_LIMIT_MS = 120_000;

export async function run(): Promise<void> {
  const { default: Mocha } = await import("mocha");
  const output = process.env["MODELWRIGHT_REPORT"];
  const grep = process.env["MODELWRIGHT_GREP"];
  const mocha = new Mocha({
    ui: "bdd",
    timeout: TEST_LIMIT_MS,
    ...(grep ? { grep } : {}),
    ...(output ? { reporter: "json", reporterOptions: { output } } : { reporter: "spec" }),
  });
  for (const file of readdirSync(__dirname).filter((name) => name.endsWith(".test.cjs")).toSorted()) mocha.addFile(join(__dirname, file));
  const failures = await new Promise<number>((resolve) => {
    // Where the run never comes to an end, the last title printed tells which test hangs.
    mocha.run(resolve).on("test", (test) => console.log(`test: ${test.fullTitle()}`));
  });
  if (failures > 0) throw new Error(`${failures} tests failed`);
}
