import assert from "node:assert/strict";

import { applyEdits, checkDocument, fixAll, rules, type Document } from "../../server/core/index.ts";
import { sampleDocument, snapshotOf } from "./page.ts";
import { runPython, sciencePython } from "./python.ts";

/** A program with something to report, that runs both before and after the fix. */
export interface Program {
  readonly name: string;
  readonly rule: string;
  readonly language: "python" | "notebook";
  readonly text: string;
  /** Modules that it imports and this machine lacks. */
  readonly files?: Readonly<Record<string, string>>;
  /** What it prints before and after the fix. */
  readonly before: string;
  readonly after: string;
}

/** Runs each program as it is and repaired: the finding must be gone, and the program must do what the fix says. */
export function testRepairs(programs: readonly Program[]): void {
  for (const program of programs) {
    describe(`the fix of ${program.rule} in ${program.name}`, () => {
      const document = sampleDocument(program.language, undefined, program.text);
      let repaired: Document;
      before(() => {
        repaired = repair(document, program.rule);
      });

      it("leaves nothing to report", () => {
        assert.ok(count(document, program.rule) > 0);
        assert.equal(count(repaired, program.rule), 0);
      });
      if (sciencePython === undefined) return;
      const interpreter = sciencePython;
      it("runs before and after, and does what it says", () => {
        assert.equal(outputOf(interpreter, program, document.text), program.before);
        assert.equal(outputOf(interpreter, program, repaired.text), program.after);
      }).timeout(120_000);
    });
  }
}

function outputOf(interpreter: string, { files }: Program, text: string): string {
  const { output, errors, status } = runPython(interpreter, { ...files, "program.py": text }, ["-W", "ignore", "program.py"]);
  assert.equal(status, 0, errors);
  return output.trim();
}

const findings = (document: Document, rule: string) => checkDocument(document, snapshotOf([document]), rules.filter((one) => one.id === rule)).findings;

const count = (document: Document, rule: string): number => findings(document, rule).length;

function repair(document: Document, rule: string): Document {
  let text = document.text;
  for (let round = 0; round < 5; round++) {
    const again = document.kind === "notebook" ? sampleDocument("notebook", undefined, text) : { ...document, text };
    const edits = fixAll(findings(again, rule), () => true);
    if (edits.length === 0) return again;
    text = applyEdits(text, edits);
  }
  return assert.fail("the fixes never settle");
}
