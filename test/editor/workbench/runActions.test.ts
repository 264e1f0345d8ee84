import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { basename, dirname, join } from "node:path";

import type { FrameLocator, Locator, Page } from "playwright-core";

import { runCommand } from "../../harness/editor/quickInput.ts";
import { afterFailure, openWorkbench, tab, toast, view, type Workbench } from "../../harness/editor/workbench.ts";
import { eventually, gone, PATIENT_LIMIT_MS, pressUntil } from "../../harness/editor/waiting.ts";
import { mlflowFiles } from "../../harness/trainings.ts";

/** Two runs of two commits; the second one's code is what stands there now. */
function trainedTwice(workspace: string): readonly string[] {
  const git = (...words: readonly string[]): string => execFileSync("git", ["-c", "user.email=a@b.c", "-c", "user.name=n", ...words], { cwd: workspace, encoding: "utf8" }).trim();
  git("init", "-q");
  git("add", ".");
  git("commit", "-qm", "first");
  const first = git("rev-parse", "HEAD");
  const script = join(workspace, "src/train.py");
  writeFileSync(script, `${readFileSync(script, "utf8")}\n# more\n`);
  git("commit", "-qam", "second");
  const commits = [first, git("rev-parse", "HEAD")];
  commits.forEach((commit, place) => mlflowFiles(workspace, ["early", "late"][place] ?? "", { params: { learning_rate: ["0.5", "0.3"][place] ?? "" }, tags: { "mlflow.source.git.commit": commit, "mlflow.source.name": "src/train.py" } }));
  return commits;
}

/** Takes an entry of a run's menu, which closes when the focus goes elsewhere, as while the editor shows the view again. */
async function chooseFromRow(experiments: FrameLocator, name: string, item: string): Promise<void> {
  const entry = experiments.getByRole("menuitem", { name: item, exact: true });
  const open = async (): Promise<void> => {
    if (!(await entry.isVisible())) await experiments.locator(".grid-body [role=row]", { hasText: name }).click({ button: "right" });
  };
  await pressUntil(open, (timeout) => entry.click({ timeout }));
}

describe("what is done with runs in the workbench", () => {
  let workbench: Workbench;
  let page: Page;
  let experiments: FrameLocator;
  let commits: readonly string[];
  before(async () => {
    workbench = await openWorkbench();
    page = workbench.page;
    await page.setViewportSize({ width: 1500, height: 900 });
    commits = trainedTwice(workbench.workspace);
    await runCommand(page, "Modelwright: Show Experiments");
    experiments = view(page);
    await row("early").waitFor();
  });
  afterEach(function () {
    return afterFailure(this, workbench);
  });
  after(() => workbench.close());

  const row = (name: string): Locator => experiments.locator(".grid-body [role=row]", { hasText: name });
  const changes = (): string => execFileSync("git", ["status", "--porcelain", "--untracked-files=no"], { cwd: workbench.workspace, encoding: "utf8" });
  const inWorkspace = (...path: readonly string[]): string => join(workbench.workspace, ...path);

  async function backToRuns(): Promise<void> {
    await tab(page, "Experiments").click();
    await row("early").waitFor();
  }

  async function act(name: string, item: string): Promise<void> {
    await backToRuns();
    await chooseFromRow(experiments, name, item);
  }

  async function choose(...names: readonly string[]): Promise<void> {
    await backToRuns();
    for (const chosen of await experiments.locator('.grid-body [role=row][aria-selected="true"]').allTextContents()) if (!names.some((name) => chosen.includes(name))) await row(chosen.replace(/^[^\w]*/, "").slice(0, 4)).first().click();
    for (const name of names) if ((await row(name).getAttribute("aria-selected")) !== "true") await row(name).click();
    await eventually(async () => (await experiments.locator('.grid-body [role=row][aria-selected="true"]').count()) === names.length);
    await experiments.getByRole("tab", { name: "Compare" }).click();
  }

  it("shows how the code of two runs differs, and their parameters side by side", async () => {
    await choose("early", "late");
    await experiments.getByRole("button", { name: "Compare code" }).click();
    await tab(page, "Code: early and late").waitFor();
    await page.locator(".multiDiffEntry", { hasText: "train.py" }).waitFor();
    await backToRuns();
    await experiments.getByRole("button", { name: "Compare parameters as text" }).click();
    await tab(page, "Parameters, data and environment: early and late").waitFor();
    for (const [side, value] of [["original", "0.5"], ["modified", "0.3"]] as const) await page.locator(`.editor.${side} .view-line`, { hasText: value }).waitFor();
  });

  it("opens the script of a run", async () => {
    await act("late", "Open script");
    await page.locator(".tabs-container .tab.active", { hasText: "train.py" }).waitFor();
  });

  it("puts the parameters of a run into params.yaml, which can be undone", async () => {
    await act("early", "Restore parameters…");
    await toast(page).filter({ hasText: "1 value of params.yaml is that of early now." }).waitFor();
    const line = page.locator(".monaco-editor .view-line", { hasText: "learning_rate" });
    await line.filter({ hasText: "0.5" }).waitFor();
    await line.click();
    await page.locator(".editor-instance .monaco-editor.focused").waitFor();
    await page.keyboard.press("Control+z");
    await line.filter({ hasText: "0.1" }).waitFor();
    await page.keyboard.press("Control+s");
    await eventually(() => changes() === "");
  });

  it("puts the code of a run into a worktree beside the repository", async () => {
    await act("early", "Restore code…");
    await page.locator(".monaco-dialog-box").getByRole("button", { name: "Make Worktree" }).click();
    await toast(page).filter({ hasText: "The code of early is in" }).waitFor();
    const place = join(dirname(workbench.workspace), `${basename(workbench.workspace)}-${(commits[0] ?? "").slice(0, 8)}`);
    assert.doesNotMatch(readFileSync(join(place, "src/train.py"), "utf8"), /# more/);
    assert.match(readFileSync(inWorkspace("src/train.py"), "utf8"), /# more/);
  });

  it("puts the code of a run onto a branch of its own", async () => {
    await act("early", "Restore code…");
    await page.locator(".monaco-dialog-box").getByRole("button", { name: "Make Branch" }).click();
    await toast(page).filter({ hasText: "The code of early is on a branch of its own now." }).waitFor();
    assert.equal(execFileSync("git", ["branch", "--show-current"], { cwd: workbench.workspace, encoding: "utf8" }).trim(), `run-${(commits[0] ?? "").slice(0, 8)}`);
  });

  it("runs a run again in a terminal, once the command was looked at", async () => {
    await act("late", "Run again…");
    const input = page.locator(".quick-input-widget input.input");
    await eventually(async () => (await input.inputValue()) === "python src/train.py");
    await input.fill("echo again > again.txt");
    await input.press("Enter");
    await page.locator(".terminal-wrapper").first().waitFor();
    await eventually(() => existsSync(inWorkspace("again.txt")));
  });

  it("writes a model card, and a report where it is told to", async () => {
    await act("late", "Write model card");
    await page.locator(".monaco-editor .view-line", { hasText: "# late" }).first().waitFor();
    await act("late", "Save report…");
    const input = page.locator(".quick-input-widget input.input");
    await eventually(async () => basename(await input.inputValue()) === "report-late.html");
    await pressUntil(() => input.press("Enter", { timeout: PATIENT_LIMIT_MS }), gone(input), PATIENT_LIMIT_MS);
    // A file that is being written is there before its text is.
    await eventually(() => existsSync(inWorkspace("report-late.html")) && /^<!DOCTYPE html>/i.test(readFileSync(inWorkspace("report-late.html"), "utf8")));
  });

  it("writes notes and tags into the store, and views into the workspace", async () => {
    await act("late", "Edit note…");
    await experiments.getByRole("textbox", { name: "Note" }).fill("the good one");
    await experiments.getByRole("button", { name: "Save", exact: true }).last().click();
    await experiments.getByText("1 change of late written.").waitFor();
    const notes = readdirSync(inWorkspace("mlruns"), { recursive: true, encoding: "utf8" }).filter((path) => path.endsWith("mlflow.note.content"));
    assert.deepEqual(notes.map((path) => readFileSync(inWorkspace("mlruns", path), "utf8")), ["the good one"]);
    await experiments.locator("summary", { hasText: "Views" }).click();
    await experiments.locator(".menu[open] vscode-text-field input").fill("mine");
    await experiments.locator(".menu[open]").getByText("Save", { exact: true }).click();
    await eventually(() => existsSync(inWorkspace(".modelwright/views/mine.json")));
    await experiments.locator("summary", { hasText: "Views" }).click();
    await experiments.getByRole("button", { name: "mine", exact: true }).waitFor();
  });
});

describe("runs in a workspace that is not trusted", () => {
  let workbench: Workbench;
  before(async () => {
    workbench = await openWorkbench({ untrusted: true });
    mlflowFiles(workbench.workspace, "late", { tags: { "mlflow.source.name": "src/train.py" } });
  });
  afterEach(function () {
    return afterFailure(this, workbench);
  });
  after(() => workbench.close());

  it("are shown, and not run again", async () => {
    const { page } = workbench;
    await page.setViewportSize({ width: 1500, height: 900 });
    await runCommand(page, "Modelwright: Show Experiments");
    const experiments = view(page);
    await chooseFromRow(experiments, "late", "Run again…");
    await toast(page).filter({ hasText: "Running something again starts a program" }).getByRole("button", { name: "Manage Workspace Trust" }).waitFor();
    assert.equal(await page.locator(".terminal-wrapper").count(), 0);
  });
});
