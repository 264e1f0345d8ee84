import type { TargetParts } from "./targetParts.ts";
import { pythonText } from "./text.ts";

/** One component: what goes from stage to stage are live objects, which do not fit through files unchanged. */
export function kfpText({ whole: { name }, settings, isAsync, place: { way } }: TargetParts): string {
  const image = name.replaceAll("_", "-");
  const parameters = settings.map((one) => `${one.name}: ${one.type}`).join(", ");
  const defaults = settings.map((one) => `${one.name}: ${one.type} = ${one.code}`).join(", ");
  const handed = settings.map((one) => `${one.name}=${one.name}`).join(", ");
  const call = `${name}.pipeline.run(${settings.length > 0 ? `${name}.config.Params(${handed})` : ""})`;
  return `"""The pipeline for Kubeflow Pipelines 2.

\`python pipeline_kfp.py\` compiles it to ${name}.yaml. \`python pipeline_kfp.py --local\` runs it here, without a cluster and
without Docker, where kfp and requirements.txt are installed.
"""

import os
import sys
from pathlib import Path

from kfp import compiler, dsl, local

HERE = Path(__file__).resolve().parent
IMAGE = "${image}:latest"  # docker build -t ${image} .


@dsl.component(base_image=IMAGE, install_kfp_package=False)
def run_stages(${parameters}):
    """Runs all stages in one container, because they hand live objects to each other."""
${isAsync ? "    import asyncio\n\n" : ""}${settings.length > 0 ? `    import ${name}.config\n` : ""}    import ${name}.pipeline

    ${isAsync ? `asyncio.run(${call})` : call}


@dsl.pipeline(name="${image}")
def pipeline(${defaults}):
    run_stages(${handed})


def run_here() -> None:
    """Runs the pipeline in a process of this Python, where the notebook's relative paths count from."""
    os.environ["PYTHONPATH"] = os.pathsep.join([str(HERE / "src"), os.environ.get("PYTHONPATH", "")])
    os.chdir(HERE${way === "" ? "" : ` / ${pythonText(way)}`})
    local.init(runner=local.SubprocessRunner(use_venv=False), pipeline_root=str(HERE / "local_outputs"))
    pipeline()


if __name__ == "__main__":
    if "--local" in sys.argv[1:]:
        run_here()
    else:
        compiler.Compiler().compile(pipeline, "${name}.yaml")
`;
}

/** The user who runs it may write into its working folder, where modules are found as well. */
export function imageText({ whole: { name }, data: { reads }, place: { neighbours } }: TargetParts): string {
  const mounted = [...reads, ...neighbours.map((module) => `the module ${module}`)];
  return `FROM python:3.12-slim
WORKDIR /app
COPY requirements.txt .
# Kubeflow starts a component by kfp's own executor.
RUN pip install --no-cache-dir -r requirements.txt "kfp>=2.7"
COPY pyproject.toml README.md ./
COPY src src
RUN pip install --no-cache-dir --no-deps . && useradd --create-home runner && install -d -o runner /data
USER runner
# Relative paths of the notebook count from here${mounted.length > 0 ? `: mount ${mounted.join(", ")}` : ""}.
WORKDIR /data
ENTRYPOINT ["python", "-m", "${name}"]
`;
}
