import assert from "node:assert/strict";

import { colourKey, coloursOf, withColour } from "../../webviews/experiments/colours.ts";
import { freshState, rememberedState, savedView, stateFrom, viewFrom } from "../../webviews/experiments/state.ts";

const RUNS = ["a", "b", "c", "d", "e"].map((id) => `/home/ada/churn/mlruns#${id}`);
const [A = "", B = "", C = ""] = RUNS;

describe("colours of runs", () => {
  it("are those of their places among the chosen, where none was picked", () => {
    assert.deepEqual(coloursOf([A, "", B], {}), [A, "", B]);
  });

  it("are those that were picked, and who had that one before takes the first that is free", () => {
    assert.deepEqual(coloursOf([A, B, C], withColour({}, [C], 0)), [C, B, A]);
    assert.deepEqual(coloursOf([A, B], withColour({}, [B], 4)), [A, "", "", "", B]);
  });

  it("tell runs of one colour apart by their dashes", () => {
    assert.deepEqual(Object.values(withColour({}, RUNS, 4)), [4, 10, 16, 22, 28]);
    assert.deepEqual(Object.values(withColour(withColour({}, [A], 4), [B], 4)), [4, 10]);
  });

  it("come by themselves again", () => {
    assert.deepEqual(withColour(withColour({}, [A, B], 2), [A], undefined), { "mlruns#b": 8 });
  });

  it("hold on every machine of a team", () => {
    assert.equal(colourKey("C:\\work\\churn\\mlruns#7"), colourKey("/home/ada/churn/mlruns#7"));
    assert.equal(colourKey("/home/ada/runs#night/one/two"), "runs#night/one/two");
  });

  it("go to one run only, where two stores of one name hold the same id", () => {
    const [one, two] = ["/one/optuna.db#0", "/two/optuna.db#0"];
    assert.deepEqual(coloursOf([one, two], withColour({}, [one], 3)), ["", two, "", one]);
  });

  it("are a part of a saved view, and of what is remembered", () => {
    const colours = withColour({}, [A], 3);
    assert.deepEqual(viewFrom(JSON.parse(JSON.stringify(savedView({ ...freshState, colours })))).colours, colours);
    const state = { ...freshState, colours, chosen: [A], starred: [B], tab: "compare", filter: "loss < 1" } as const;
    assert.deepEqual(stateFrom(JSON.parse(JSON.stringify(rememberedState(state)))), state);
  });

  it("are taken from a file only where they are colours", () => {
    assert.deepEqual(viewFrom({ colours: { a: 1, b: "red", c: -1, d: 1.5, e: null, f: 1e9 } }).colours, { a: 1 });
    for (const broken of [undefined, null, 7, { chosen: "all", tab: "nowhere", deleted: "no", starred: [1, "x"] }]) assert.deepEqual({ ...stateFrom(broken), starred: [] }, freshState);
  });
});
