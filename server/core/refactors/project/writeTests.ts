import type { Document } from "../../workspace/document.ts";
import { recordedIn, type Recorded } from "./recorded.ts";
import { pythonText } from "./text.ts";
import type { Package } from "./writeModule.ts";

/** Tests that can fail: the stages' signatures, and the numbers that the notebook printed and showed when it was last run. */
export function testText(whole: Package, original: Document, way: string): string {
  const { name, stages, layout } = whole;
  const recorded = recordedIn(whole, original);
  const [hasPrinted, hasShown] = [recorded.printed.length > 0, recorded.shown.length > 0];
  const isRun = hasPrinted || hasShown;
  const isAsync = isRun && stages.some((stage) => stage.isAsync);
  const isElsewhere = isRun && way !== "";
  const imports = [isAsync && "asyncio", isRun && "contextlib", "importlib", "inspect", isRun && "io", isRun && "re", hasShown && "sys"].filter((one) => one !== false);
  const from = [hasShown && "from types import FrameType", isElsewhere && "from pathlib import Path", isRun && "from typing import Any"].filter((one) => one !== false).toSorted((a, b) => a.replace("from ", "").localeCompare(b.replace("from ", "")));
  return `"""What must stay true of the pipeline."""

${[...imports.map((one) => `import ${one}`), ...from].join("\n")}

import pytest
${isRun ? `\nfrom ${name}.pipeline import run\n` : ""}
STAGES = [
${stages.map((stage) => `    (${pythonText(`${name}.${layout.homes.get(stage.name) ?? ""}`)}, ${pythonText(stage.name)}, [${stage.parameters.map(pythonText).join(", ")}]),\n`).join("")}]


@pytest.mark.parametrize(("module", "stage", "parameters"), STAGES)
def test_stage_takes_what_it_says(module: str, stage: str, parameters: list[str]) -> None:
    function = getattr(importlib.import_module(module), stage)
    assert list(inspect.signature(function).parameters) == parameters
${isRun ? `${recordedText(recorded, isElsewhere ? way : "")}${fixtureText({ hasShown, isAsync, isElsewhere })}${hasPrinted ? PRINTED_TEST : ""}${hasShown ? SHOWN_TEST : ""}${NUMBERS}` : ""}`;
}

function recordedText({ printed, shown }: Recorded, way: string): string {
  const lines = printed.length === 0 ? "" : `# Printed by the notebook when it was last run.\nPRINTED = [\n${printed.map((line) => `    ${pythonText(line)},\n`).join("")}]\n`;
  const values = shown.map(({ module, stage, code, text }) => `    (${[module, stage, code, text].map(pythonText).join(", ")}),\n`);
  const shownLines = values.length === 0 ? "" : `# Shown by the notebook below a cell that ends so; what a stage holds is looked at when it returns.\nSHOWN = [\n${values.join("")}]\n`;
  const folder = way === "" ? "" : `# Where the notebook lies, and its relative paths count from.\nFOLDER = Path(__file__).resolve().parents[1] / ${pythonText(way)}\n`;
  return `\n\n${lines}${shownLines}NUMBER = re.compile(r"-?\\d+(?:\\.\\d+)?(?:[eE][-+]?\\d+)?")\n${folder}`;
}

/** One run for all tests, since it is the slow part. */
function fixtureText({ hasShown, isAsync, isElsewhere }: { readonly hasShown: boolean; readonly isAsync: boolean; readonly isElsewhere: boolean }): string {
  const call = isAsync ? "asyncio.run(run())" : "run()";
  const watched = [
    ...(isElsewhere ? ["patch.chdir(FOLDER)"] : []),
    ...(hasShown ? ["# A narrow terminal cuts no table short.", 'patch.setenv("COLUMNS", "200")', "sys.setprofile(look)", "try:", `    ${call}`, "finally:", "    sys.setprofile(None)"] : [call]),
  ];
  return `

@pytest.fixture(scope="module")
def ran() -> tuple[list[str], dict[Any, str]]:
    """Runs the pipeline once: what it prints, and what the notebook showed of it."""
    printed = io.StringIO()
    seen: dict[Any, str] = {}
${hasShown ? WATCHING : ""}    ${isElsewhere || hasShown ? "with pytest.MonkeyPatch.context() as patch, " : "with "}contextlib.redirect_stdout(printed):
${watched.map((line) => `        ${line}\n`).join("")}    return printed.getvalue().splitlines(), seen

`;
}

const WATCHING = `
    def look(frame: FrameType, event: str, _: object) -> None:
        if event != "return" or frame.f_code.co_name not in {stage for _, stage, *_ in SHOWN}:
            return
        for module, stage, code, _ in SHOWN:
            if frame.f_code.co_name == stage and frame.f_globals.get("__name__") == module:
                with contextlib.suppress(Exception):
                    seen[stage, code] = repr(eval(code, {**frame.f_globals, **frame.f_locals}))

`;

const PRINTED_TEST = `
def test_prints_what_the_notebook_printed(ran: tuple[list[str], dict[Any, str]]) -> None:
    lines, _ = ran
    for expected in PRINTED:
        alike = [line for line in lines if NUMBER.sub("#", line) == NUMBER.sub("#", expected)]
        assert any(_numbers(line) == pytest.approx(_numbers(expected), rel=1e-4, abs=1e-8) for line in alike), f"nothing like {expected!r} was printed"

`;

const SHOWN_TEST = `
@pytest.mark.parametrize(("module", "stage", "code", "expected"), SHOWN)
def test_has_what_the_notebook_showed(ran: tuple[list[str], dict[Any, str]], module: str, stage: str, code: str, expected: str) -> None:
    _, seen = ran
    assert _numbers(seen.get((stage, code), "")) == pytest.approx(_numbers(expected), rel=1e-4, abs=1e-8), f"{code} in {module}"

`;

/** \`np.float64(0.5)\` and \`0.5\` are the same number. */
const NUMBERS = `
def _numbers(text: str) -> list[float]:
    return [float(number) for number in NUMBER.findall(re.sub(r"\\b[a-z]+\\d+\\b", "", text))]
`;
