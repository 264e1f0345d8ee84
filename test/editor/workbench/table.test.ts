import { writeFileSync } from "node:fs";
import { join } from "node:path";

import { openFile } from "../../harness/editor/quickInput.ts";
import { afterFailure, openWorkbench, view, type Workbench } from "../../harness/editor/workbench.ts";
import { COLUMNAR } from "../../host/columnar.ts";

describe("the table of a Parquet file", () => {
  let workbench: Workbench;
  before(async () => {
    workbench = await openWorkbench({ withDuckDb: true });
    writeFileSync(join(workbench.workspace, "letters.parquet"), Buffer.from(COLUMNAR["parquet"] ?? "", "base64"));
  });
  afterEach(function () {
    return afterFailure(this, workbench);
  });
  after(() => workbench.close());

  it("opens by a click on the file, sorts, filters and says what a column holds", async () => {
    const { page } = workbench;
    await openFile(page, "letters.parquet");
    const table = view(page);
    await table.getByText("5 rows, 5 columns").waitFor();
    await table.getByRole("columnheader", { name: /^n/ }).click();
    await table.locator('[role="columnheader"][aria-sort="ascending"]').waitFor();
    await table.getByRole("columnheader", { name: /^n/ }).click();
    await table.locator("#cell-0-1", { hasText: "9007199254740993" }).waitFor();
    await table.getByRole("columnheader", { name: /^c/ }).click();
    await table.getByRole("textbox", { name: "Value" }).fill("A");
    await table.getByRole("textbox", { name: "Value" }).press("Enter");
    await table.getByText("3 of 5 rows").waitFor();
    await table.locator(".column-panel").getByText("Of 3 rows that are shown.").waitFor();
  });

  it("answers SQL, and says where it is wrong", async () => {
    const table = view(workbench.page);
    await table.locator("vscode-checkbox", { hasText: "SQL" }).click();
    const box = table.getByRole("combobox", { name: "SQL over the table data" });
    await box.fill("SELECT c, count(*) AS many FROM data GROUP BY c ORDER BY many DESC");
    await box.press("Control+Enter");
    await table.getByText("3 rows of the answer, 2 columns").waitFor();
    await table.locator("#cell-0-1", { hasText: "3" }).waitFor();
    await box.fill("SELECT colour FROM data");
    await box.press("Control+Enter");
    await table.getByRole("alert").getByText('Referenced column "colour" not found').waitFor();
  });
});
