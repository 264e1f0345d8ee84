import assert from "node:assert/strict";

import { isWithin, relate, unite, type Cut, type Relation, type Rows } from "../../../../../server/core/facts/python/flow/rows.ts";

const rows = (...cuts: readonly Cut[]): Rows => [{ origin: 1, cuts }];
const side = (split: string, which: string): Cut => ({ type: "side", split, side: which });
const between = (low: number | string | undefined, high: number | string | undefined, order = 1): Cut => ({ type: "interval", order, low, high });
const where = (operator: string, constant: number | string): Cut => ({ type: "mask", column: "year", operator, constant });
const some = (token: string): Cut => ({ type: "some", token });

const CASES: readonly (readonly [string, Rows, Rows, Relation])[] = [
  ["all rows and all rows", rows(), rows(), "overlap"],
  ["all rows and a side", rows(), rows(side("a", "test")), "overlap"],
  ["two sides of a split", rows(side("a", "train")), rows(side("a", "test")), "disjoint"],
  ["sides of two splits", rows(side("a", "train")), rows(side("b", "test")), "overlap"],
  ["two origins", rows(), [{ origin: 2, cuts: [] }], "disjoint"],
  ["slices that meet", rows(between(undefined, 100)), rows(between(90, undefined)), "overlap"],
  ["slices with numbers that overlap", rows(between(0, 100)), rows(between(90, 200)), "overlap"],
  ["slices that do not meet", rows(between(undefined, 100)), rows(between(100, undefined)), "disjoint"],
  ["slices at the same unknown place", rows(between(undefined, "n")), rows(between("n", undefined)), "disjoint"],
  ["slices of two orders", rows(between(undefined, 100)), rows(between(100, undefined, 2)), "unknown"],
  ["the last rows and the rest", rows(between(undefined, -9)), rows(between(-9, undefined)), "disjoint"],
  ["equal to one and to another", rows(where("==", "a")), rows(where("==", "b")), "disjoint"],
  ["before and after a year", rows(where("<", 2015)), rows(where(">=", 2015)), "disjoint"],
  ["years apart", rows(where("<=", 2014)), rows(where(">=", 2015)), "disjoint"],
  ["years that may meet", rows(where("<=", 2016)), rows(where(">=", 2015)), "unknown"],
  ["a side and the rows of one kind", rows(side("a", "test")), rows(where("==", 1)), "overlap"],
  ["two unknown choices", rows(some("a")), rows(some("b")), "unknown"],
  ["an unknown choice of all rows", rows(), rows(some("a")), "overlap"],
];

describe("rows", () => {
  for (const [name, a, b, relation] of CASES) {
    it(`${name}: ${relation}`, () => {
      assert.equal(relate(a, b), relation);
      assert.equal(relate(b, a), relation);
    });
  }
  it("knows when all of one are in the other", () => {
    assert.ok(isWithin(rows(side("a", "test"), some("b")), rows(side("a", "test"))));
    assert.ok(!isWithin(rows(), rows(side("a", "test"))));
  });
  it("drops a part that another already holds", () => {
    assert.equal(unite(rows(side("a", "test")), rows()).length, 1);
    assert.equal(unite(rows(side("a", "test")), rows(side("a", "train"))).length, 2);
  });
});
