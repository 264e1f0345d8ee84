import assert from "node:assert/strict";

import type { Page } from "playwright-core";

import { readAnswers, summarizeAnswers, type Answers } from "../../../server/core/index.ts";
import type { AnswersContract, AnswersState } from "../../../webviews/protocol/answers.ts";
import { wordDifference } from "../../../webviews/answers/state.ts";
import type { RenderedView, ViewOptions } from "../../harness/webview.ts";
import { looksRight, PANEL_WIDTHS } from "./looks.ts";
import { viewTest } from "./viewTest.ts";

const TOPICS = ["refunds", "delivery", "privacy"];

function answers(name: string, wrong: (row: number) => boolean): Answers {
  const rows = Array.from({ length: 600 }, (_, row) => {
    const topic = TOPICS[row % 3] ?? "";
    const success = !wrong(row);
    return { success, provider: { id: "openai:gpt-5" }, vars: { question: `How long do I have for ${topic}, order ${row}?` }, testCase: { metadata: { category: topic }, assert: [{ type: "contains", value: "30 days" }] }, response: { output: success ? `You have 30 days for ${topic} after delivery.` : `You have two weeks for ${topic} <b>after delivery</b>.` }, score: success ? 1 : 0.2, latencyMs: 400 + row, gradingResult: { reason: "Expected output to contain “30 days”." } };
  });
  const read = readAnswers(name, rows);
  assert.ok(read.state === "read");
  return read.answers;
}

function sample(): Extract<AnswersState, { state: "ready" }> {
  const [now, before] = [answers("now.json", (row) => row % 3 === 1 && row % 2 === 0), answers("main.json", (row) => row % 50 === 7)];
  return { state: "ready", report: summarizeAnswers(now, before), cases: now.cases, earlier: before.cases };
}

describe("answers view", () => {
  const render = viewTest<AnswersContract>("answers");
  let view: RenderedView<AnswersContract>;
  let asked: string[] = [];

  async function show(state: AnswersState, options?: ViewOptions): Promise<Page> {
    asked = [];
    const hear = (what: string) => () => void asked.push(what);
    view = await render({ chooseFile: hear("choose"), chooseBaseline: hear("baseline"), again: hear("again"), save: hear("save"), saveFile: hear("saveFile") }, options);
    view.announce("answers", state);
    return view.page;
  }

  it("says how many pass, what broke, and which task is worst", async () => {
    const page = await show(sample());
    await page.getByRole("heading", { name: /^83 % of 600 cases pass \(95 %: 80 % to 86 %\)\. The worst is delivery by openai:gpt-5: 50 % of 200\..* more than chance explains/ }).waitFor();
    await page.getByText("By task and model").click();
    await page.getByRole("rowheader", { name: "delivery" }).waitFor();
  });

  it("shows the cases that broke, and both answers word by word", async () => {
    const page = await show(sample());
    await page.getByText("600 cases").first().waitFor();
    await page.locator("vscode-dropdown").click();
    await page.getByRole("option", { name: "Passed before, fail now" }).click();
    await page.getByText("100 cases", { exact: true }).waitFor();
    await page.getByRole("grid").focus();
    await page.keyboard.press("ArrowDown");
    await page.getByRole("heading", { name: "✗ Fails: passed before" }).waitFor();
    assert.equal((await page.locator(".case del").allTextContents())[0], "30");
    assert.equal(await page.locator(".case b").count(), 0, "text of a file stays text");
    await page.getByRole("textbox", { name: "Filter cases" }).fill("delivery 4?");
    await page.getByText("20 cases", { exact: true }).waitFor();
  });

  it("asks for earlier results, and says why a file cannot be read", async () => {
    const page = await show(sample());
    await page.getByText("Compare With…").click();
    while (asked.length < 1) await page.waitForFunction("true");
    view.announce("answers", { state: "failed", reason: "a.json is no result of promptfoo." });
    await page.getByText("a.json is no result of promptfoo.").waitFor();
    assert.deepEqual(asked, ["baseline"]);
  });

  it("keeps what two answers share", async () => {
    await show(sample());
    assert.deepEqual(wordDifference("a b c", "a x c d"), [{ kind: "same", text: "a " }, { kind: "gone", text: "b" }, { kind: "new", text: "x" }, { kind: "same", text: " c" }, { kind: "new", text: " d" }]);
  });

  looksRight("answers", async (options) => {
    const page = await show(sample(), options);
    await page.getByText("By task and model").click();
    await page.getByRole("rowheader", { name: "delivery" }).waitFor();
    return page;
  }, PANEL_WIDTHS);
});
