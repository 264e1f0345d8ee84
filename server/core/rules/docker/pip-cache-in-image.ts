import { defineRule } from "../../engine/rule.ts";
import { buildCommands } from "../../facts/docker/commands.ts";
import { pythonInstalls, type PythonInstall } from "../../facts/docker/installs.ts";
import { chainOf, shippedStages, variable } from "../../facts/docker/stages.ts";
import { dockerfileOf } from "../../syntax/dockerfile/dockerfile.ts";

const TOOLS = {
  pip: { option: "--no-cache-dir", variable: "PIP_NO_CACHE_DIR" },
  uv: { option: "--no-cache", variable: "UV_NO_CACHE" },
} as const;

export const pipCacheInImage = defineRule({
  id: "pip-cache-in-image",
  summary: "Downloaded wheels stay in the image",
  severity: "info",
  strict: "warning",
  languages: ["dockerfile"],
  references: ["https://pip.pypa.io/en/stable/topics/caching/", "https://docs.docker.com/build/cache/optimize/#use-cache-mounts"],
  elsewhere: ["DL3042"],
  fix: "safe",

  *check(document) {
    const file = dockerfileOf(document);
    const shipped = shippedStages(file);
    for (const install of pythonInstalls(document)) {
      const { option, variable: name } = TOOLS[install.tool];
      const { stage, run } = install.command;
      if (!shipped.includes(stage) || (variable(chainOf(file, stage), name) ?? "0") !== "0") continue;
      if (hasOption(install) || mountsCache(install) || clearsCache(document.text.slice(run.body.start, run.body.end))) continue;
      const { end } = install.verb.span;
      yield {
        at: { start: install.command.span.start, end },
        message: `The wheels that this downloads are kept in the image as well as installed; with PyTorch and CUDA that is gigabytes in every pull. Add \`${option}\`, or keep the cache outside with \`RUN --mount=type=cache,target=/root/.cache\`.`,
        fixes: [{ title: `Add ${option}`, edits: [{ span: { start: end, end }, text: ` ${option}` }] }],
      };
    }

    for (const { words, span, stage, run } of buildCommands(document)) {
      const isInstall = /^(?:conda|mamba|micromamba)$/.test(words[0]?.text ?? "") && words.some(({ text }) => text === "install" || text === "create" || text === "update");
      const cleans = /\b(?:conda|mamba|micromamba)\s+clean\b|rm -r?f?r? [^\n]*\/pkgs\b/.test(document.text.slice(run.body.start, run.body.end));
      if (!isInstall || cleans || !shipped.includes(stage) || run.flags.some(({ name, value }) => name === "mount" && value.includes("type=cache"))) continue;
      yield { at: span, message: "The packages that conda downloads are kept in the image as well as installed, gigabytes with CUDA. End the same `RUN` with `conda clean -afy`." };
    }

    function clearsCache(script: string): boolean {
      return /rm -r?f?r? [^\n]*\.cache/.test(script) || buildCommands(document).some(({ words }) => /^pip[\d.]*$/.test(words[0]?.text ?? "") && words[1]?.text === "cache" && words[2]?.text === "purge");
    }
  },
});

const hasOption = (install: PythonInstall): boolean => install.command.words.some(({ text }) => /^--no-cache(-dir)?$/.test(text) || text === "-n");

const mountsCache = (install: PythonInstall): boolean =>
  install.command.run.flags.some(({ name, value }) => name === "mount" && /type=(cache|tmpfs)/.test(value) && value.replace(/type=cache/, "").includes('cache'));
