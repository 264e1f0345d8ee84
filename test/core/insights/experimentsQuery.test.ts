import assert from "node:assert/strict";

import { readyFilter } from "../../../server/core/insights/experiments/query/filter.ts";
import { orderedRuns } from "../../../server/core/insights/experiments/query/order.ts";
import { readySort } from "../../../server/core/insights/experiments/query/sort.ts";
import { runCells } from "../../../server/core/insights/experiments/runCells.ts";
import { experiments } from "../../../server/core/insights/experiments/table.ts";
import { loggedRun, storeOf } from "../../harness/runs.ts";

const day = (number: number): number => Date.UTC(2026, 0, number, 12);
const data = runCells(
  experiments([
    storeOf(
      loggedRun("a", { layers: "10", opt: "adam" }, { auc: [0.9, 0.5], "val loss": 3 }, { startTime: day(5), endTime: day(5) + 60_000, tags: { team: "growth" } }),
      loggedRun("b", { layers: "9", opt: "adam" }, { auc: NaN }, { startTime: day(4), status: "failed" }),
      loggedRun("c", { layers: "deep", opt: "adam" }, { auc: 0.9, "val loss": 1 }, { startTime: day(3) }),
      loggedRun("d", { layers: "9", opt: "adam" }, {}, { startTime: day(2), experiment: "other" }),
    ),
  ]),
  day(6),
);
const ids = (places: readonly number[]): string => places.map((place) => data.table.runs[place]?.id).join("");

describe("the filter of runs", () => {
  const found = (text: string): string => {
    const filter = readyFilter(text, data);
    return filter.state === "wrong" ? `${filter.at}: ${filter.reason}` : ids(data.table.runs.map((_, place) => place).filter((place) => filter.passes(data, place)));
  };

  const cases: readonly (readonly [text: string, ids: string])[] = [
    ["", "abcd"],
    ["auc > 0.6", "c"],
    ["auc>=0.5 auc<=0.9", "ac"],
    ["auc = nan", "b"],
    ["auc = missing", "d"],
    ["auc != missing", "abc"],
    ["max(auc) = 0.9", "ac"],
    ["metrics.auc < 0.6", "a"],
    ["`val loss` < 2", "c"],
    ["layers = 9", "bd"],
    ["params.layers = deep", "c"],
    ["layers != 9", "ac"],
    ["opt ~ DA", "abcd"],
    ["opt !~ da", ""],
    ["status = failed or experiment = other", "bd"],
    ["not (status = failed or experiment = other)", "ac"],
    ["tag.team = growth", "a"],
    ["started > 2026-01-04", "ab"],
    ["duration < 2m", "a"],
    ["growth", "a"],
    ["deep", "c"],
    ["adam not growth", "bcd"],
    ['"9"', "bd"],
    ["opt ~ /^ad.m$/", "abcd"],
    ["layers ~ /^\\d$/", "bd"],
    ["layers !~ /D/i", "abd"],
    ["metrics.`val loss` < 2", "c"],
    ['metrics."val loss" IS NOT NULL and params.layers LIKE \'de%\'', "c"],
    ["params.layers ILIKE 'D__P'", "c"],
    ["params.layers NOT LIKE 'de%'", "abd"],
    ["auc is null", "d"],
    ["params.layers IN ('deep', 9)", "bcd"],
    ["layers not in (9,deep)", "a"],
    ["attributes.status = 'FAILED'", "b"],
    ["attributes.start_time > 1767484800000", "ab"],
    ["run_name in (growth)", ""],
    ["in growth", "a"],
  ];
  for (const [text, expected] of cases) it(`finds ${expected === "" ? "nothing" : expected} by ${JSON.stringify(text)}`, () => assert.equal(found(text), expected));

  it("says what is wrong and where", () => {
    assert.match(found("lay > 3"), /^0: There is no column “lay”. Do you mean “layers”\?/);
    assert.match(found("auc >"), /^5: After > a value is missing/);
    assert.match(found("(auc > 1"), /^0: This parenthesis is not closed/);
    assert.match(found("auc > 1)"), /^7: \) is out of place/);
    assert.match(found("> 1"), /^0: Before > the name/);
    assert.match(found("min(auc)"), /a comparison is missing/);
    assert.match(found("opt ~ /(/"), /^6: This is no regular expression/);
    assert.match(found("layers in (9"), /^10: This parenthesis is not closed/);
    assert.match(found("attributes.colour = red"), /^0: There is no column/);
  });

  it("asks for the columns that it needs, and no others", () => {
    const filter = readyFilter("min(auc) < 1 or status = failed", data);
    assert.deepEqual(filter.state === "ready" ? filter.needs : [], ["min:auc"]);
  });

  it("counts from now, which is given", () => {
    assert.equal(found("started > -2d"), "a");
    assert.equal(found("started > -80h"), "abc");
    assert.equal(found("started >= yesterday"), "a");
  });
});

describe("the order of runs", () => {
  const sorted = (...texts: readonly string[]): string => {
    const all = texts.map((text) => readySort(text, data));
    return ids(orderedRuns(data, () => true, all.flatMap((each) => (each.state === "ready" ? [each.sort] : []))));
  };
  const wrong = (text: string): string => {
    const ready = readySort(text, data);
    return ready.state === "wrong" ? `${ready.at}: ${ready.reason}` : "";
  };

  it("puts the best first, or the newest, unless it is said which way", () => {
    assert.equal(sorted("auc"), "cabd");
    assert.equal(sorted("auc asc"), "acbd");
    assert.equal(sorted("val loss"), "cabd");
    assert.equal(sorted("started"), "abcd");
    assert.equal(sorted("attributes.start_time ASC"), "dcba");
    assert.equal(sorted("params.layers"), "bdac");
  });

  it("knows figures of curves, and sorts what is equal by the next column", () => {
    assert.equal(sorted("max(auc)", "started"), "acbd");
    assert.equal(sorted("metrics.`val loss` desc", "opt", "layers desc"), "acbd");
  });

  it("says what is wrong and where", () => {
    assert.equal(wrong(" "), "0: The name of a column is missing.");
    assert.match(wrong("lay desc"), /^0: There is no column “lay”. Do you mean “layers”\?/);
    assert.match(wrong("auc downwards"), /^4: Behind the column only asc or desc may stand, not downwards/);
    assert.match(wrong("auc desc layers"), /^9: /);
    assert.match(wrong("min(opt)"), /^4: There is no column “opt”/);
  });
});
