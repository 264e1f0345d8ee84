import assert from "node:assert/strict";

import { shapeOfType } from "../../../../server/core/kinds/schema/fields.ts";
import { boolean, choice, closed, key, list, named, oneOf, open, range, strict, text, uncoerced, type Shape } from "../../../../server/core/kinds/schema/shape.ts";
import { validate } from "../../../../server/core/kinds/schema/validate.ts";
import { parseYaml } from "../../../../server/core/syntax/yaml/parse.ts";

const messages = (yaml: string, shape: Shape): readonly string[] => parseYaml(yaml, "yaml-1.2").roots.flatMap((root) => [...validate(root, shape, "the stage")]).map(({ message }) => message);

describe("validate", () => {
  it("names the wrong type and the right one", () => {
    assert.deepEqual(messages("outs: model.pkl", closed({ outs: key(list(text), "") })), ["`outs` must be a list; here it is the string `model.pkl`."]);
  });
  it("misses what is required", () => {
    assert.deepEqual(messages("deps: []", closed({ cmd: key(text, "", { required: true }), deps: key(list(text), "") })), ["The stage has no `cmd`, which it cannot do without. Add it."]);
  });
  it("suggests the nearest key and never one that is there already", () => {
    assert.match(messages("otus: []", closed({ outs: key(list(text), "") }))[0] ?? "", /Did you mean `outs`\?/);
    assert.doesNotMatch(messages("outs: []\notus: []", closed({ outs: key(list(text), "") }))[0] ?? "", /Did you mean/);
  });
  it("lets other keys of an open mapping be", () => {
    assert.deepEqual(messages("anything: 1", open({ outs: key(list(text), "") })), []);
  });
  it("checks choices and ranges", () => {
    assert.equal(messages("goal: up\nr: 0", open({ goal: key(choice("minimize", "maximize"), ""), r: key(range(1), "") })).length, 2);
  });
  it("points out a slip in a usual value and lets other values be", () => {
    const shape = closed({ type: key(shapeOfType("'bfloat16'|'float16'|text"), "") });
    assert.match(messages("type: bflot16", shape)[0] ?? "", /Did you mean `bfloat16`\?/);
    for (const value of ["bfloat16", "BFloat16", "int4", "nvfp4", "my_type"]) assert.deepEqual(messages(`type: ${value}`, shape), []);
  });
  it("takes a quoted number for a number, but not where the reader does not", () => {
    const shape = closed({ rank: key(shapeOfType("int>=1"), "") });
    assert.deepEqual(messages("rank: '8'", shape), []);
    assert.equal(messages("rank: '8'", uncoerced(shape)).length, 1);
    assert.equal(messages("rank: '1e1'", shape).length, 1);
  });
  it("decides between branches by what stands there", () => {
    const shape = named(oneOf(text, closed({ cache: key(boolean, "") })));
    assert.deepEqual(messages("a: path\nb: {cache: true}", shape), []);
    assert.equal(messages("b: {cache: maybe}", shape).length, 1);
  });
  it("leaves placeholders to whoever fills them in", () => {
    assert.deepEqual(messages("r: ${RANK}\nflag: '{{ flag }}'", closed({ r: key(range(1), ""), flag: key(boolean, "") })), []);
  });
  it("lets keys be that are anyone's own", () => {
    const shape: Shape = { ...closed({ outs: key(list(text), "") }), free: /^x-/ };
    assert.deepEqual(messages("x-note: 1", shape), []);
    assert.equal(messages("note: 1", shape).length, 1);
  });
  it("refuses what is far from every key, and numbers for texts, where the reader is strict", () => {
    const shape = open({ stage: key(open({ outs: key(text, "") }), "") });
    assert.deepEqual(messages("stage: {gpus: 1, outs: 5}", shape), []);
    assert.equal(messages("stage: {gpus: 1, outs: 5}", strict(shape, { texts: true })).length, 2);
  });
  it("takes another name of a required key for a slip", () => {
    const shape: Shape = { ...closed({ cluster: key(text, "", { required: true }) }), aliases: { machines: "cluster" } };
    assert.deepEqual(messages("machines: a", shape), ["`machines` is not a key of the stage, so it is refused. Did you mean `cluster`?"]);
  });
  it("takes null for absent", () => {
    assert.deepEqual(messages("outs:", closed({ outs: key(list(text), "") })), []);
  });
  it("is not blown up by an alias bomb", () => {
    const levels = Array.from({ length: 40 }, (_, level) => (level === 0 ? "a0: &a0 [x, x]" : `a${level}: &a${level} [*a${level - 1}, *a${level - 1}]`));
    const deep = (depth: number): Shape => (depth === 0 ? text : list(deep(depth - 1)));
    const shape = named(deep(40));
    assert.ok(messages(levels.join("\n"), shape).length < 100);
  });
});
