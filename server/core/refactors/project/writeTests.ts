import type { Document } from "../../workspace/document.ts";
import { pythonText } from "./text.ts";
import type { Package } from "./writeModule.ts";

/** Tests that can fail: the stages' signatures, and the numbers that the notebook printed when it was last run. */
export function testText(whole: Package, original: Document, way: string): string {
  const { name, stages, layout } = whole;
  const isStable = stages.every(({ pieces }) => pieces.every(({ effects }) => !["network", "clock", "asks", "process"].some((state) => effects.effects.has(state))));
  const printed = isStable ? printedLines(original) : [];
  const isAsync = stages.some((stage) => stage.isAsync);
  return `"""What must stay true of the pipeline."""

${printed.length > 0 && isAsync ? "import asyncio\n" : ""}import importlib
import inspect
${printed.length > 0 ? "import re\n" : ""}${printed.length > 0 && way !== "" ? "from pathlib import Path\n" : ""}
import pytest
${printed.length > 0 ? `\nfrom ${name}.pipeline import run\n` : ""}
STAGES = [
${stages.map((stage) => `    (${pythonText(`${name}.${layout.homes.get(stage.name) ?? ""}`)}, ${pythonText(stage.name)}, [${stage.parameters.map(pythonText).join(", ")}]),\n`).join("")}]


@pytest.mark.parametrize(("module", "stage", "parameters"), STAGES)
def test_stage_takes_what_it_says(module: str, stage: str, parameters: list[str]) -> None:
    function = getattr(importlib.import_module(module), stage)
    assert list(inspect.signature(function).parameters) == parameters
${printed.length > 0 ? printedTest(printed, isAsync, way) : ""}`;
}

const printedTest = (printed: readonly string[], isAsync: boolean, way: string): string => `

# Printed by the notebook when it was last run; the slow part of the tests.
PRINTED = [
${printed.map((line) => `    ${pythonText(line)},\n`).join("")}]
NUMBER = re.compile(r"-?\\d+(?:\\.\\d+)?(?:[eE][-+]?\\d+)?")
${way === "" ? "" : `# Where the notebook lies, and its relative paths count from.\nFOLDER = Path(__file__).resolve().parents[1] / ${pythonText(way)}\n`}

def test_prints_what_the_notebook_printed(capsys: pytest.CaptureFixture[str]${way === "" ? "" : ", monkeypatch: pytest.MonkeyPatch"}) -> None:
${way === "" ? "" : "    monkeypatch.chdir(FOLDER)\n"}    ${isAsync ? "asyncio.run(run())" : "run()"}
    lines = capsys.readouterr().out.splitlines()
    for expected in PRINTED:
        assert any(_same(expected, line) for line in lines), f"nothing like {expected!r} was printed"


def _same(expected: str, line: str) -> bool:
    if NUMBER.sub("#", expected) != NUMBER.sub("#", line):
        return False
    pairs = zip(NUMBER.findall(expected), NUMBER.findall(line))
    return all(float(a) == pytest.approx(float(b), rel=1e-4, abs=1e-8) for a, b in pairs)
`;

const MOST_LINES = 20;

/** Lines with a number that a stream output holds; progress bars and warnings are left out. */
function printedLines(document: Document): readonly string[] {
  const streams = (document.cells ?? []).flatMap(({ outputs }) => outputs ?? []).filter(({ type }) => type === "stream");
  const lines = streams.flatMap(({ data }) => (data["text/plain"] ?? "").split("\n"));
  return [...new Set(lines.filter((line) => /\d/.test(line) && line.length < 160 && !/[\r\u001b█]|Warning|it\/s|\/site-packages\/|0x[\da-f]{6}/i.test(line)))].slice(0, MOST_LINES);
}

