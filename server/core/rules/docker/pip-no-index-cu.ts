import { defineRule } from "../../engine/rule.ts";
import { pythonInstalls } from "../../facts/docker/installs.ts";
import { chainOf, variable } from "../../facts/docker/stages.ts";
import { dockerfileOf } from "../../syntax/dockerfile/dockerfile.ts";

export const pipNoIndexCu = defineRule({
  id: "pip-no-index-cu",
  summary: "A wheel for one CUDA version is asked of an index that does not have it",
  severity: "error",
  languages: ["dockerfile"],
  references: ["https://pytorch.org/get-started/locally/"],
  fix: "none",

  *check(document) {
    const file = dockerfileOf(document);
    for (const { command } of pythonInstalls(document)) {
      const wheel = command.words.find(({ text }) => /^["']?(?:torch|torchvision|torchaudio)==[\d.]+\+(?:cu\d+|cpu|rocm[\d.]+)["']?$/.test(text));
      if (!wheel || command.words.some(({ text }) => ELSEWHERE.test(text))) continue;
      if (VARIABLES.some((name) => variable(chainOf(file, command.stage), name) !== undefined)) continue;
      const [, build = ""] = /\+([\w.]+)/.exec(wheel.text) ?? [];
      yield { at: wheel.span, message: `PyPI has no \`${wheel.text.replace(/["']/g, "")}\`: builds for \`${build}\` lie in PyTorch's own index, so the image cannot be built. Add \`--index-url https://download.pytorch.org/whl/${build}\`.` };
    }
  },
});

/** Options that name another place for wheels, or a file that may. */
const ELSEWHERE = /^(?:--index-url|--extra-index-url|--find-links|--index|--default-index|--torch-backend|-i|-f|-r|--requirement)(?:=|$)|^-[ifr]\S|\$/;
const VARIABLES = ["PIP_INDEX_URL", "PIP_EXTRA_INDEX_URL", "PIP_FIND_LINKS", "UV_INDEX_URL", "UV_EXTRA_INDEX_URL", "UV_INDEX", "UV_DEFAULT_INDEX", "UV_TORCH_BACKEND"];
