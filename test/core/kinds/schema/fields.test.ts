import assert from "node:assert/strict";

import { documented, fieldKeys, keysOf, shapeOfType } from "../../../../server/core/kinds/schema/fields.ts";
import { open } from "../../../../server/core/kinds/schema/shape.ts";
import { validate } from "../../../../server/core/kinds/schema/validate.ts";
import { parseYaml } from "../../../../server/core/syntax/yaml/parse.ts";

const messages = (yaml: string, type: string): readonly string[] => parseYaml(`key: ${yaml}`, "pyyaml").roots.flatMap((root) => [...validate(root, open(keysOf({ key: [type, ""] })), "the file")]).map(({ message }) => message);
const takes = (type: string, ...values: readonly string[]): void => values.forEach((value) => assert.deepEqual(messages(value, type), [], `${type} refuses ${value}`));
const refuses = (type: string, ...values: readonly string[]): void => values.forEach((value) => assert.equal(messages(value, type).length, 1, `${type} takes ${value}`));

describe("shapes in notation", () => {
  it("take numbers within limits, quoted or not", () => {
    takes("int>=1", "1", "'8'", "1_000");
    refuses("int>=1", "0", "'0'", "1.5", "many");
    takes("num>=0<=1", "0.5", "1e-5", "'1'");
    refuses("num>=0<=1", "-0.1", "1.1", "half");
  });
  it("take switches as people write them, and words beside them", () => {
    takes("bool|'auto'", "true", "False", "'yes'", "auto");
    refuses("bool|'auto'", "maybe", "2");
    assert.match(messages("maybe", "bool|'auto'")[0] ?? "", /must be true or false or `auto`/);
    takes("bool|int", "true", "3");
    refuses("bool|int", "word");
  });
  it("take words, and any text where text is named too", () => {
    takes("'steps'|'epoch'", "steps");
    refuses("'steps'|'epoch'", "step", "[steps]");
    takes("text|'steps'", "anything", "3");
  });
  it("take lists, mappings and classes", () => {
    takes("text|[text]", "a", "[a, b]");
    refuses("text|[text]", "{a: b}");
    refuses("{int}", "{a: 1, b: x}");
    takes("map", "{a: b}");
    assert.equal([...validate(parseYaml("- {size: x}", "yaml-1.2").roots[0] ?? assert.fail(), shapeOfType("[@Part]", { Part: { size: "int" } }), "it")].length, 1);
  });
  it("are counts by their name", () => {
    const keys = fieldKeys({ "": { num_layers: "int = 3", offset: "int" } });
    assert.deepEqual([keys["num_layers"]?.shape, keys["offset"]?.shape].map((shape) => shape && "min" in shape), [true, false]);
    assert.equal(documented(keys, { num_layers: "Layers." })["num_layers"]?.doc, "Layers. Default: `3`.");
  });
});
