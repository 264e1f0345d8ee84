import assert from "node:assert/strict";

import { eventually } from "./eventually.ts";
import { experimentsPage } from "./experimentsPage.ts";
import { looksRight } from "./looks.ts";
import { registeredRuns, searchRuns } from "./searchRuns.ts";

describe("experiments view: notes, tags, deletion and the registry", () => {
  const view = experimentsPage();
  const open = async (runs = searchRuns(), options?: Parameters<typeof view.ready>[0]) => {
    const page = await view.show(view.given(runs), options);
    await page.locator(".grid-body [role=row]").first().waitFor();
    return page;
  };
  const sent = (): readonly string[] => view.sent;

  it("writes a note and tags, only what changed, and gives the focus back", async () => {
    const page = await open();
    const row = page.locator(".grid-row", { hasText: "linear lr 0.1 #2" });
    await row.focus();
    await page.keyboard.press("n");
    const dialog = page.getByRole("dialog", { name: "Note and tags of linear lr 0.1 #2" });
    await dialog.getByRole("textbox", { name: "Note" }).fill("the good one");
    await dialog.getByRole("textbox", { name: "Value of the tag team" }).fill("growth and risk");
    await dialog.getByRole("button", { name: "Add a tag" }).click();
    await dialog.getByRole("textbox", { name: "Name of the tag" }).last().fill("paper");
    await dialog.getByRole("textbox", { name: "Value of the tag" }).last().fill("yes");
    await dialog.getByText("The change goes into MLflow's file store").waitFor();
    await page.keyboard.press("Enter");
    await eventually(sent, ["note linear-0.1-2 the good one", "tag linear-0.1-2 team growth and risk", "tag linear-0.1-2 paper yes"]);
    await page.getByText("3 changes of linear lr 0.1 #2 written.").waitFor();
    await page.locator("[role=row]:focus", { hasText: "linear lr 0.1 #2" }).waitFor();
  });

  it("changes nothing by Escape", async () => {
    const page = await open();
    await page.locator(".grid-row", { hasText: "linear lr 0.1 #2" }).focus();
    await page.keyboard.press("t");
    await page.getByRole("textbox", { name: "Value of the tag team" }).fill("x");
    await page.keyboard.press("Escape");
    await page.getByRole("dialog").waitFor({ state: "detached" });
    assert.deepEqual(sent(), []);
  });

  it("deletes a run by its key, takes that back, and shows deleted ones when asked to", async () => {
    const page = await open();
    await page.locator(".grid-row", { hasText: "linear lr 0.1 #2" }).focus();
    await page.keyboard.press("Delete");
    await page.getByText("linear lr 0.1 #2 is deleted.").waitFor();
    await page.getByRole("button", { name: "Undo" }).click();
    await page.getByText("linear lr 0.1 #2 is back.").waitFor();
    await eventually(sent, ["delete linear-0.1-2", "restore linear-0.1-2"]);
    await page.locator(".grid-row", { hasText: "linear lr 0.1 #2" }).click({ button: "right" });
    await page.getByRole("menuitem", { name: "Show deleted runs" }).click();
    await eventually(view.refreshed, 1);
  });

  it("shows deleted runs as such, and brings one back", async () => {
    const { table } = searchRuns();
    const page = await view.show({ state: "ready", table: { ...table, runs: table.runs.map((run) => (run.id === "linear-0.1-2" ? { ...run, deleted: true } : run)) }, problems: [] });
    await page.locator(".grid-row.deleted", { hasText: "linear lr 0.1 #2" }).click({ button: "right" });
    await page.getByRole("menuitem", { name: "Restore", exact: true }).click();
    await eventually(sent, ["restore linear-0.1-2"]);
  });

  it("tags and deletes all chosen runs at once, and takes that back", async () => {
    const page = await open();
    const names = ["linear lr 0.01 #3", "linear lr 0.1 #2"] as const;
    const chosen = page.locator('.grid-body [role=row][aria-selected="true"]');
    for (const left of [2, 1, 0]) {
      await chosen.first().click();
      await eventually(() => chosen.count(), left);
    }
    for (const name of names) await page.locator(".grid-row", { hasText: name }).click();
    const menu = async (item: string): Promise<void> => {
      await page.locator(".grid-row", { hasText: names[1] }).click({ button: "right" });
      await page.getByRole("menuitem", { name: item }).click();
    };
    await menu("Tag 2 runs…");
    const dialog = page.getByRole("dialog", { name: "Tag 2 runs" });
    await dialog.getByRole("textbox", { name: "Name of the tag" }).fill("paper");
    await dialog.getByRole("textbox", { name: "Value of the tag" }).fill("yes");
    await page.keyboard.press("Enter");
    await page.getByText("2 runs tagged with paper.").waitFor();
    await page.getByRole("button", { name: "Undo" }).click();
    await page.getByText("The tag paper is as it was.").waitFor();
    await menu("Delete 2 runs…");
    await page.getByText("2 runs are deleted.").waitFor();
    const [first, second] = ["linear-0.01-3", "linear-0.1-2"];
    await eventually(sent, [`tag ${first} paper yes`, `tag ${second} paper yes`, `untag ${first} paper`, `untag ${second} paper`, `delete ${first}`, `delete ${second}`]);
    await menu("Compare 2 chosen runs");
    await page.locator(".differences thead th", { hasText: names[0] }).waitFor();
  });

  it("says why a store takes no changes", async () => {
    const { table } = searchRuns();
    const why = "Only MLflow writes to its database.";
    const page = await view.show({ state: "ready", table: { ...table, stores: table.stores.map((store) => ({ ...store, writes: { to: "nowhere", why } })) }, problems: [] });
    await page.locator(".grid-row", { hasText: "linear lr 0.1 #2" }).click({ button: "right" });
    await eventually(() => page.getByRole("menuitem", { name: "Delete…" }).getAttribute("title"), why);
    await page.getByRole("menuitem", { name: "Edit note…" }).click();
    await page.getByRole("dialog").getByText(why).waitFor();
    await eventually(() => page.getByRole("dialog").getByRole("textbox").count(), 0);
  });

  it("shows a model's versions with their aliases, stages, data and runs", async () => {
    const page = await open(registeredRuns());
    await page.getByRole("tab", { name: "Registry" }).click();
    await page.getByRole("heading", { name: "churn-model" }).waitFor();
    await eventually(() => page.locator(".versions tbody tr").first().locator("td, th").allTextContents(), ["3", "champion", "Production", "2026-03-09 10:00", "0.8682", "customers→boosting lr 0.1 #2→v3", "Model cardReport…"]);
    await page.getByText("4e1f0aa2 (gone)").waitFor();
    await page.getByRole("button", { name: "Write a model card of boosting lr 0.1 #2" }).click();
    await eventually(sent, ["modelCard boosting-0.1-2"]);
  });

  it("leads from a version to its run, and compares the runs of all versions", async () => {
    const page = await open(registeredRuns());
    await page.getByRole("tab", { name: "Registry" }).click();
    await page.getByRole("button", { name: "Show boosting lr 0.1 #2 in the charts" }).click();
    await page.locator(".line-chart[aria-label*='for 1 run:']").waitFor();
    await page.getByRole("tab", { name: "Registry" }).click();
    await page.getByRole("button", { name: "Choose these runs, and show what differs between them" }).click();
    await page.locator(".differences thead th", { hasText: "forest lr 0.03 #1" }).waitFor();
  });

  it("offers to say what the columns of a table are, beside the damage, and where there are no runs yet", async () => {
    const unclear = { file: "/ws/logs/a.csv", message: "This may be a log of metrics.", mend: "columns" } as const;
    const state = view.given(searchRuns());
    const page = await view.show(state.state === "ready" ? { ...state, problems: [{ file: "/ws/x.db", message: "damaged" }, unclear] } : state);
    await page.getByText("1 file of the stores could not be read fully").waitFor();
    await page.getByText("1 table may hold metrics under names of its own").click();
    await page.getByRole("button", { name: "Map the columns of /ws/logs/a.csv" }).click();
    await eventually(sent, ["map /ws/logs/a.csv"]);
    const empty = await view.show({ state: "ready", table: { columns: [], runs: [], stores: [] }, problems: [unclear] });
    await empty.getByRole("button", { name: "Map the columns of /ws/logs/a.csv" }).click();
    await eventually(sent, ["map /ws/logs/a.csv"]);
  });

  it("says how a model comes here where none is registered", async () => {
    const page = await open();
    await page.getByRole("tab", { name: "Registry" }).click();
    await page.getByText("No model is registered in these stores yet.").waitFor();
  });

  looksRight("experiments-registry", async (options) => {
    const page = await open(registeredRuns(), options);
    await page.getByRole("tab", { name: "Registry" }).click();
    await page.locator(".versions tbody tr").nth(2).waitFor();
    return page;
  }, [1200, 400]);
  looksRight("experiments-editor", async (options) => {
    const page = await open(searchRuns(), options);
    await page.locator(".grid-row", { hasText: "linear lr 0.1 #2" }).focus();
    await page.keyboard.press("n");
    await page.getByRole("dialog").waitFor();
    return page;
  }, [1200, 400]);
});
