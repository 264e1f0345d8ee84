import assert from "node:assert/strict";

import { collector, drift, driftHtml, evaluate, evaluationHtml, frameCollector, profile, profileHtml, profileText } from "../../../server/core/index.ts";

const column = (name: string, shift: number): Parameters<typeof drift>[0] => {
  const rows = collector(["amount"]);
  for (let row = 0; row < 300; row += 1) rows.add([String(((row * 0.618034) % 1) + shift)]);
  return rows.table(name, []);
};

const frame = (header: readonly string[], row: (place: number) => readonly (string | number)[]): Parameters<typeof profile>[0] => {
  const rows = frameCollector(header);
  for (let place = 0; place < 300; place += 1) rows.add(row(place).map(String));
  return rows.frame("data.csv", []);
};

describe("pages of data that stand alone", () => {
  it("write names of columns as code, and are light and unfolded on paper", () => {
    const page = driftHtml(drift(column("a", 0), column("b", 0.4)));
    assert.match(page, /<p class="verdict">[^`]*<code>amount<\/code>[^`]*<\/p>/);
    assert.match(page, /@media print \{\s*:root \{ color-scheme: light; \}[^]*details::details-content/);
  });

  it("draw the distribution of each column of a profile", () => {
    const page = profileHtml(profile(frame(["<b>", "plan"], (place) => [place % 40, place % 3 === 0 ? "<i>x</i>" : "basic"])));
    assert.equal(page.match(/<svg role="img" aria-label="shares of the values"/g)?.length, 2);
    assert.match(page, /<title>&lt;i&gt;x&lt;\/i&gt;: 33\.33 %<\/title>/);
    assert.doesNotMatch(page, /<b>|<i>|https?:|<script/);
  });

  it("say on the terminal, too, what is odd about the file", () => {
    assert.match(profileText({ ...profile(frame(["x"], (place) => [place % 7])), problems: ["2 rows have fewer cells."] }, (_, text) => text), /^note: 2 rows have fewer cells\.$/m);
  });

  it("draw the errors of predicted numbers, and give them by tenths of the predictions", () => {
    const judged = evaluate(frame(["y", "p"], (place) => [place, place + ((place * 7) % 11) - 5]), { columns: { label: "y", prediction: "p", groups: [] } });
    assert.ok(judged.state === "evaluated");
    assert.match(evaluationHtml(judged.report), /<h2>Errors<\/h2>\s*<p><svg role="img" aria-label="shares of the errors[^]*mean absolute error/);
  });
});
