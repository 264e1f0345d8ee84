import assert from "node:assert/strict";
import { once } from "node:events";
import { readFileSync } from "node:fs";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";

import { answer, closeQuickInput, pick, quickRow, runCommand } from "../../harness/editor/quickInput.ts";
import { afterFailure, openWorkbench, toast, view, type Workbench } from "../../harness/editor/workbench.ts";

const SECRET = "correct horse battery";

/** ClickHouse as far as a person sees it whose table is not there: it says so to who has the password. */
function refusingEngine(keys: Set<string | undefined>): Server {
  return createServer((request, response) => {
    const key = request.headers["x-clickhouse-key"]?.toString();
    keys.add(key);
    request.resume();
    response.statusCode = key === SECRET ? 404 : 401;
    response.end(key === SECRET ? "Code: 60. DB::Exception: It is not here" : "Code: 516. Authentication failed");
  });
}

describe("an engine of data in the workbench", () => {
  const keys = new Set<string | undefined>();
  const engine = refusingEngine(keys);
  let workbench: Workbench;
  let address: string;
  before(async () => {
    engine.listen(0, "127.0.0.1");
    await once(engine, "listening");
    address = `clickhouse://ann@127.0.0.1:${(engine.address() as AddressInfo).port}`;
    workbench = await openWorkbench();
  });
  afterEach(function () {
    return afterFailure(this, workbench);
  });
  after(async () => {
    await workbench.close();
    engine.close();
  });

  it("is asked for by address and password, and refuses an address that it does not know or that holds a password", async () => {
    const { page, userSettings } = workbench;
    const first = "Connect to an engine (1 of 2)";
    const says = (words: RegExp): Promise<void> => page.locator(".quick-input-widget .quick-input-message", { hasText: words }).waitFor();
    await runCommand(page, "Modelwright: Connect to Data Engine…");
    await answer(page, first, "mysql://ann@db/shop");
    await says(/An address begins with postgresql:\/\//);
    await answer(page, first, "postgresql://ann:secret@db/shop");
    await says(/The next question asks for the password/);
    await answer(page, first, `${address}/`);
    await answer(page, "Connect to an engine (2 of 2)", SECRET);
    await toast(page).filter({ hasText: `Connected to ${address}` }).waitFor();
    await runCommand(page, "Modelwright: Connect to Data Engine…");
    await quickRow(page, `Disconnect ${address}`).waitFor();
    await closeQuickInput(page);
    assert.ok(readFileSync(userSettings, "utf8").includes(`"${address}"`));
    assert.ok(!readFileSync(userSettings, "utf8").includes(SECRET));
  });

  for (const { command, tables } of [
    { command: "Modelwright: Profile Data", tables: ["profiled"] },
    { command: "Modelwright: Evaluate Predictions…", tables: ["predicted"] },
    { command: "Modelwright: Show Drift over Time…", tables: ["trained", "followed"] },
    { command: "Modelwright: Show Drift", tables: ["before", "after"] },
  ]) {
    it(`gets the password that was kept from ${command}`, async () => {
      const { page } = workbench;
      keys.clear();
      await runCommand(page, command);
      for (const table of tables) {
        await pick(page, "Table of clickhouse", `Table of ${address}`);
        await answer(page, `Table of ${address}`, `default.${table}`);
      }
      await view(page).getByText(new RegExp(`ClickHouse at 127\\.0\\.0\\.1.* cannot read .*${tables[0] ?? ""}.*It is not here`)).first().waitFor();
      assert.deepEqual([...keys], [SECRET]);
    });
  }

  it("is forgotten with its password", async () => {
    const { page, userSettings } = workbench;
    await runCommand(page, "Modelwright: Connect to Data Engine…");
    await pick(page, "Disconnect", `Disconnect ${address}`);
    await toast(page).filter({ hasText: `Disconnected ${address}` }).waitFor();
    await runCommand(page, "Modelwright: Connect to Data Engine…");
    await page.locator(".quick-input-title", { hasText: "Connect to an engine (1 of 2)" }).waitFor();
    await closeQuickInput(page);
    assert.ok(!readFileSync(userSettings, "utf8").includes(address));
  });
});
