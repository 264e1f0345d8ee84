import assert from "node:assert/strict";

import { applyEdits, checkDocument, defaultSettings, filesOf, rules, type Document, type RankedFinding } from "../../server/core/index.ts";
import { leakageSamples } from "./leakagePages.ts";
import { sampleDocument } from "./page.ts";
import { runPython, sciencePython } from "./python.ts";

/** A program of a page, before and after the quick fix of one rule. */
interface Repair {
  readonly name: string;
  readonly rule: string;
  readonly before: Document;
  readonly after: Document;
  readonly left: readonly RankedFinding[];
}

/**
 * Programs of a page, each under a heading that ends with a rule: its fix must be offered, take the finding away, bring up
 * no other, and leave a program that runs; what stands behind `# after: ` must hold in it. A heading that ends with `nothing` shows a program that no fix could repair.
 */
export function testRepairedPage(page: URL): void {
  const repairs: Repair[] = [];
  before(() => {
    for (const { name, program } of leakageSamples(page)) repairs.push(repair(name, program));
  });
  for (const { name } of leakageSamples(page)) {
    it(name, () => {
      const { rule, before, after, left } = found(repairs, name);
      const [own, kept] = [rule.split(" ")[0] ?? "", rule.endsWith("nothing")];
      assert.ok(findingsIn(before).some((finding) => finding.rule.id === own), "is not reported");
      assert.equal(after.text === before.text, kept, kept ? `is repaired, though it cannot be:\n${after.text}` : "is not repaired");
      if (kept) return;
      const known = new Set(findingsIn(before).map((finding) => finding.rule.id));
      assert.deepEqual(left.filter((finding) => finding.rule.id === own || !known.has(finding.rule.id)).map((finding) => `${finding.rule.id}: ${finding.message}`), [], after.text);
    });
  }
  if (sciencePython === undefined) return;
  const interpreter = sciencePython;
  it("all run before and after", () => {
    const programs = repairs.flatMap(({ name, before, after }) => [[`${name}, before`, before.text], [`${name}, after`, after.text.replaceAll("# after: ", "")]]);
    const { output, errors, status } = runPython(interpreter, { "programs.json": JSON.stringify(programs), "run.py": RUN }, ["-W", "ignore", "run.py"]);
    assert.equal(status, 0, errors);
    assert.equal(output, "");
  }).timeout(240_000);
}

/** Runs each program in a namespace of its own and tells those that fail. */
const RUN = `
import contextlib, io, json, os, traceback
for name, text in json.load(open("programs.json")):
    try:
        with contextlib.redirect_stdout(io.StringIO()):
            exec(compile(text, name, "exec"), {"__name__": "__main__"})
    except Exception as error:
        print(f"{name}: {type(error).__name__}: {error}\\n{text}")
`;

function repair(heading: string, text: string): Repair {
  const rule = heading.slice(heading.lastIndexOf(": ") + 2);
  const before = open(text);
  let after = before;
  for (let round = 0; round < 6; round++) {
    const finding = findingsIn(after).find(({ rule: { id }, fixes = [] }) => id === rule.split(" ")[0] && fixes.length > 0);
    const edits = finding?.fixes?.[0]?.edits;
    if (!edits) break;
    after = open(applyEdits(after.text, edits));
  }
  return { name: heading, rule, before, after, left: findingsIn(after) };
}

const open = (text: string): Document => sampleDocument(text.startsWith("# %%") ? "notebook" : "python", undefined, text);

const leakageRules = rules.filter(({ group }) => group === "leakage");

const findingsIn = (document: Document): readonly RankedFinding[] => checkDocument(document, { files: filesOf([document]), settings: defaultSettings }, leakageRules).findings;

function found(repairs: readonly Repair[], name: string): Repair {
  return repairs.find((one) => one.name === name) ?? assert.fail(`there is no program ${name}`);
}
