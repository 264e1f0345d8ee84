import assert from "node:assert/strict";

import type { Page } from "playwright-core";

import { growingFrameColumn, problemOfQuery, profileColumn, type RowsColumn, type RowsQuery, type RowsView } from "../../../server/core/index.ts";
import type { RowsContract } from "../../../webviews/protocol/rows.ts";
import type { RenderedView, ViewOptions } from "../../harness/webview.ts";
import { looksRight, PANEL_WIDTHS } from "./looks.ts";
import { viewTest } from "./viewTest.ts";

const CITIES = ["Berlin", "Lisboa", "Oslo", "Kraków", "İzmir"];
const NAMED: readonly RowsColumn[] = [
  { name: "ride_id", type: "BIGINT", isNumeric: true },
  { name: "city", type: "VARCHAR", isNumeric: false },
  { name: "requested_at", type: "TIMESTAMP", isNumeric: false },
  { name: "distance_km", type: "DOUBLE", isNumeric: true },
  { name: "order", type: "VARCHAR", isNumeric: false },
];
const wide = (count: number): readonly RowsColumn[] => [...NAMED, ...Array.from({ length: Math.max(0, count - NAMED.length) }, (_, place) => ({ name: `feature_${place}`, type: "DOUBLE", isNumeric: true }))];

function cell(row: number, column: number): string | null {
  if (column === 0) return String(1_000_000 + row);
  if (column === 1) return CITIES[row % CITIES.length] ?? "";
  if (column === 2) return new Date(1.75e12 + row * 61_000).toISOString();
  if (column === 3) return row % 7 === 3 ? null : String(Math.round(((row * 7919) % 1000) / 3) / 10);
  return column === 4 ? `long text ${"and more ".repeat(row % 5)}` : (((row + 1) * (column + 3) * 0.37) % 1).toFixed(4);
}

describe("rows view", () => {
  const render = viewTest<RowsContract>("rows");
  let view: RenderedView<RowsContract>;
  let [asked, copied, queries]: [string[], unknown[], RowsQuery[]] = [[], [], []];

  async function open(rows: number, columns: readonly RowsColumn[], options?: ViewOptions): Promise<Page> {
    [asked, copied, queries] = [[], [], []];
    const viewed = (query: RowsQuery): RowsView => {
      queries.push(query);
      if (query.sql?.includes("citty")) throw new Error('Referenced column "citty" not found in FROM clause!\nCandidate bindings: "city"\n\nLINE 1: SELECT citty FROM data\n               ^');
      const problem = problemOfQuery(columns, query);
      if (problem !== undefined) throw new Error(problem);
      return { columns, rows: query.filters.length > 0 ? Math.floor(rows / 5) : rows, of: rows, knowsSql: true };
    };
    view = await render(
      {
        view: viewed,
        page: ({ from, to, columns: places }) => {
          asked.push(`${from}-${to} of ${places.length}`);
          return Array.from({ length: to - from }, (_, row) => places.map((column) => cell(from + row, column)));
        },
        stats: ({ column }) => {
          const values = growingFrameColumn(columns[column]?.name ?? "");
          for (let row = 0; row < 400; row += 1) values.addValue(columns[column]?.isNumeric ? (cell(row, column) === null ? null : Number(cell(row, column))) : cell(row, column), row);
          return { column: profileColumn(values.column(400), 400), rows: 400 };
        },
        copy: (query) => void copied.push(query),
        write: (query) => void copied.push(query),
        stop: () => undefined,
        profile: () => void copied.push("profile"),
        again: () => void copied.push("again"),
      },
      options,
    );
    view.announce("rows", { state: "ready", file: "rides.parquet", opened: 1, view: { columns, rows, of: rows, knowsSql: true } });
    await view.page.getByRole("gridcell", { name: "1000000", exact: true }).waitFor();
    return view.page;
  }

  it("draws only what is in sight of three million rows, and goes to the last one by a key", async () => {
    const page = await open(3_000_000, NAMED);
    await page.getByText("3,000,000 rows, 5 columns").waitFor();
    assert.ok((await page.getByRole("gridcell").count()) < 400);
    await page.keyboard.press("Control+End");
    await page.getByRole("gridcell", { name: "3999999", exact: true }).waitFor();
    await page.locator(".cell.active").waitFor();
    assert.equal(await page.getByRole("grid").getAttribute("aria-activedescendant"), "cell-2999999-4");
    await page.keyboard.press("Control+Home");
    await page.getByRole("gridcell", { name: "1000000", exact: true }).waitFor();
    assert.ok(asked.length <= 4, `too much was asked for: ${asked.join(", ")}`);
  });

  it("draws only what is in sight of two thousand columns", async () => {
    const page = await open(500, wide(2000));
    assert.ok((await page.getByRole("columnheader").count()) < 40);
    await page.keyboard.press("End");
    await page.getByRole("columnheader", { name: "feature_1994 double" }).waitFor();
    assert.ok(asked.every((one) => Number(one.split(" ").at(-1)) <= 40));
  });

  it("sorts by a head, by pointer and by key, and filters by the chosen column", async () => {
    const page = await open(1000, NAMED);
    await page.getByRole("columnheader", { name: "city" }).click();
    await page.locator('[role="columnheader"][aria-sort="ascending"]').waitFor();
    await page.getByRole("grid").focus();
    await page.keyboard.press("Enter");
    await page.locator('[role="columnheader"][aria-sort="descending"]').waitFor();
    await page.getByRole("textbox", { name: "Value" }).fill("oslo");
    await page.keyboard.press("Enter");
    await page.getByText("200 of 1,000 rows").waitFor();
    assert.deepEqual(queries.at(-1), { filters: [{ column: "city", test: "contains", value: "oslo" }], sort: [{ column: "city", descending: true }] });
    await page.getByRole("button", { name: "Remove the filter city contains oslo" }).click();
    await page.getByText("1,000 rows, 5 columns").waitFor();
  });

  it("says why a filter cannot be, and keeps the rows", async () => {
    const page = await open(1000, NAMED);
    await page.getByRole("textbox", { name: "Value" }).fill("many");
    await page.keyboard.press("Enter");
    await page.getByText("`ride_id` holds numbers, and “many” is none.").waitFor();
    await page.getByText("1,000 rows, 5 columns").waitFor();
  });

  it("completes columns in SQL, runs it, and says where it is wrong", async () => {
    const page = await open(1000, NAMED);
    await page.locator("vscode-checkbox", { hasText: "SQL" }).click();
    const box = page.getByRole("combobox", { name: "SQL over the table data" });
    await box.fill("SELECT ");
    await box.press("End");
    await box.pressSequentially("dis");
    await page.getByRole("option", { name: "distance_km DOUBLE" }).waitFor();
    await box.press("Enter");
    assert.equal(await box.inputValue(), "SELECT distance_km");
    await box.pressSequentially(", or");
    await page.getByRole("option", { name: '"order" VARCHAR' }).click();
    assert.equal(await box.inputValue(), 'SELECT distance_km, "order"');
    await box.pressSequentially(" FROM data");
    await box.press("Escape");
    await box.press("Control+Enter");
    await page.getByText("1,000 rows of the answer, 5 columns").waitFor();
    assert.equal(queries.at(-1)?.sql, 'SELECT distance_km, "order" FROM data');
    await box.fill("SELECT citty FROM data");
    await box.press("Control+Enter");
    await page.getByRole("alert").getByText('Referenced column "citty" not found').waitFor();
  });

  it("copies and exports what is selected, and shows what the column holds", async () => {
    const page = await open(1000, NAMED);
    await page.keyboard.press("ArrowRight");
    await page.locator("#cell-0-1.active").waitFor();
    await page.keyboard.press("Shift+ArrowDown");
    await page.keyboard.press("Shift+ArrowRight");
    await page.locator("#cell-1-2.selected").waitFor();
    await page.keyboard.press("Control+c");
    await page.getByText("Export…").click();
    const selection = { range: { from: 0, to: 2, columns: [1, 2], whole: true }, header: ["city", "requested_at"] };
    await page.waitForFunction("true");
    await view.page.getByText("Profile All Columns").click();
    while (copied.length < 3) await page.waitForFunction("true");
    assert.deepEqual(copied, [selection, { range: selection.range, header: selection.header }, "profile"]);
    await page.locator(".column-panel").getByRole("heading", { name: "requested_at" }).waitFor();
    await page.locator(".column-panel").getByText("Of 400 rows that are shown.").waitFor();
  });

  it("says why a table could not be opened", async () => {
    const page = await open(10, NAMED);
    view.announce("rows", { state: "failed", reason: "a.parquet could not be read: it is not a whole Parquet file." });
    await page.getByText("it is not a whole Parquet file").waitFor();
    await page.getByText("Try Again").click();
    while (copied.length < 1) await page.waitForFunction("true");
    assert.deepEqual(copied, ["again"]);
  });

  looksRight("rows", async (options) => {
    const page = await open(3_000_000, wide(40), options);
    await page.locator("vscode-checkbox", { hasText: "SQL" }).click();
    await page.getByRole("grid").focus();
    await page.keyboard.press("ArrowDown");
    await page.keyboard.press("Shift+ArrowDown");
    await page.locator(".column-panel").getByText("Of 400 rows that are shown.").waitFor();
    return page;
  }, PANEL_WIDTHS);
});
