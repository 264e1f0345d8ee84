import assert from "node:assert/strict";

import fc from "fast-check";

import { withColon } from "../../../../server/core/kinds/editing/excerpt.ts";
import { linesAt } from "../../../../server/core/kinds/editing/lineScan.ts";
import { flowPlace } from "../../../../server/core/kinds/editing/flowPlace.ts";
import { parseYaml } from "../../../../server/core/syntax/yaml/parse.ts";
import { walk } from "../../../../server/core/syntax/data/access.ts";
import { labelsAt } from "../../../harness/cursor.ts";

/** Long enough that it is not parsed as a whole. */
const stages = (count: number): string => Array.from({ length: count }, (_, index) => `  stage_${index}:\n    cmd: python train.py\n    outs:\n      - out/${index}.pkl\n`).join("");
const LONG = `stages:\n${stages(600)}`;

describe("completion in long texts", () => {
  it("offers the keys that a stage in the middle lacks", () => {
    const labels = labelsAt({ "dvc.yaml": LONG.replace("  stage_300:\n", "  stage_300:\n    ‸\n") });
    assert.ok(labels.includes("deps"));
    assert.ok(!labels.includes("cmd"));
    assert.ok(!labels.includes("outs"));
    assert.ok(!labels.includes("vars") || labels.includes("wdir"));
  });
  it("offers what other stages write, and parameters in ${", () => {
    const labels = labelsAt({ "dvc.yaml": LONG.replace("  stage_300:\n", "  stage_300:\n    deps:\n      - ‸\n") });
    assert.ok(labels.includes("out/599.pkl"));
    assert.ok(!labels.includes("out/300.pkl"));
    assert.ok(labelsAt({ "params.yaml": "rate: 1\n", "dvc.yaml": LONG.replace("  stage_300:\n", "  stage_300:\n    desc: ${‸\n") }).includes("${rate}"));
  });
  it("reads what is around a key that has no colon yet", () => {
    assert.equal(withColon("a:\n  b\n  c: 1\n", 6), "a:\n  b:\n  c: 1\n");
    assert.equal(withColon("a:\n  - b\n", 8), "a:\n  - b\n");
    const results = Array.from({ length: 600 }, (_, index) => `      - type: accuracy\n        value: 0.${index}\n`).join("");
    const card = `---\nlicense: mit\nmodel-index:\n- name: churn\n  results:\n  - task:\n      type: text-classification\n    metrics:\n${results}---\n`;
    const labels = labelsAt({ "README.md": card.replace("- name: churn\n", "- name: churn\nli‸\n").replace("license: mit", "library_name: keras") });
    assert.ok(labels.includes("license"));
    assert.ok(!labels.includes("model-index"));
  });
  it("offers names of Argo's templates and tasks, each in their template", () => {
    const template = (index: number): string => `    - name: template-${index}\n      dag:\n        tasks:\n        - name: task-${index}\n          template: template-${index}\n`;
    const workflow = `apiVersion: argoproj.io/v1alpha1\nkind: Workflow\nspec:\n  entrypoint: ‸\n  templates:\n${Array.from({ length: 300 }, (_, index) => template(index)).join("")}`;
    assert.equal(labelsAt({ "flow.yaml": workflow }).length, 300);
    assert.deepEqual(labelsAt({ "flow.yaml": workflow.replace("‸", "x").replace("        - name: task-200\n", "        - name: task-200\n          dependencies: [‸]\n") }), ["task-200"]);
  });
  it("finds the same keys and values by lines as by parsing, in plain block YAML", () => {
    const leaf = fc.constantFrom("a", "b c", "1", "x.y", "'q'", '"d"');
    const tree = fc.letrec<{ node: unknown }>((tie) => ({
      node: fc.oneof({ maxDepth: 4, withCrossShrink: true }, leaf, fc.array(tie("node"), { minLength: 1, maxLength: 3 }), fc.dictionary(fc.constantFrom("k", "l", "m n", "o-p"), tie("node"), { minKeys: 1, maxKeys: 3 })),
    }));
    fc.assert(
      fc.property(fc.dictionary(fc.constantFrom("a", "b", "c"), tree.node, { minKeys: 1 }), (value) => {
        const text = written(value, "").join("\n");
        const patterns = Array.from({ length: 7 }, (_, depth) => depth + 1).flatMap(allShapes);
        const scanned = [...linesAt(text, patterns)].map(({ path, text: name }) => `${path.join("/")}=${name}`);
        const [root] = parseYaml(text, "yaml-1.2").roots;
        const parsed = root ? [...walk(root)].flatMap(({ node, path, entry }) => [...(entry ? [`${path.join("/")}=${entry.key.text}`] : []), ...(node.type === "scalar" ? [`${path.join("/")}=${node.text}`] : [])]) : [];
        assert.deepEqual(scanned.toSorted(), parsed.toSorted(), text);
      }),
      { numRuns: 100 },
    );
  });
});

/** Block YAML as people write it. */
function written(value: unknown, indent: string): readonly string[] {
  if (Array.isArray(value)) {
    return value.flatMap((item: unknown) => {
      const [first = "", ...rest] = written(item, `${indent}  `);
      return [`${indent}- ${first.trimStart()}`, ...rest];
    });
  }
  if (typeof value !== "object" || value === null) return [`${indent}${String(value)}`];
  return Object.entries(value).flatMap(([key, inner]) => (typeof inner === "object" ? [`${indent}${key}:`, ...written(inner, `${indent}  `)] : [`${indent}${key}: ${String(inner)}`]));
}

/** Every pattern of a depth that ends in a value or in a key. */
function allShapes(depth: number): readonly string[] {
  let shapes: readonly string[] = [""];
  for (let level = 0; level < depth; level++) shapes = shapes.flatMap((shape) => ["*", "[]"].map((step) => (shape === "" ? step : `${shape}.${step}`)));
  return shapes.flatMap((shape) => (shape.endsWith("*") ? [shape, `${shape.slice(0, -1)}@key`] : [shape]));
}

describe("places in brackets", () => {
  it("tells keys from values, and counts items", () => {
    assert.deepEqual(flowPlace("{a: 1, b"), { steps: [], at: "key", typed: "b", keys: ["a"] });
    assert.deepEqual(flowPlace("{a: [x, {b: tr"), { steps: ["a", 1, "b"], at: "value", typed: "tr", keys: ["b"] });
    assert.deepEqual(flowPlace("[one, "), { steps: [1], at: "value", typed: "", keys: [] });
    assert.equal(flowPlace("{a: [1]}"), undefined);
    assert.deepEqual(flowPlace('{"a": "x, {", b: '), { steps: ["b"], at: "value", typed: "", keys: ["a", "b"] });
  });
});
