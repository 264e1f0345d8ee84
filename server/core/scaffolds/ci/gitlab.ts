import { yamlText } from "../yamlText.ts";
import type { CiSteps } from "./steps.ts";

type Part = Readonly<Record<string, unknown>>;

export function gitlabPipeline(steps: CiSteps): string {
  const { name, python, install, test, pipeline, image, overlay, folder, drift } = steps;
  const enter = folder === "" ? [] : [`cd ${folder}`];
  const pythonJob = (stage: string, commands: readonly string[], timeout: string): Part => ({ stage, image: `python:${python}-slim`, timeout, before_script: [...enter, ...install], script: commands });
  const onMain = [{ if: "$CI_COMMIT_BRANCH == $CI_DEFAULT_BRANCH" }];
  return yamlText([], {
    stages: ["check", "test", ...(pipeline.length > 0 ? ["pipeline"] : []), ...(image ? ["image"] : []), ...(overlay === "" ? [] : ["deploy"])],
    workflow: { rules: [{ if: "$CI_PIPELINE_SOURCE == 'merge_request_event'" }, ...onMain] },
    "modelwright check": {
      stage: "check",
      image: "node:24-slim",
      timeout: "10m",
      script: [...enter, 'npx --yes modelwright check . --format sarif > "$CI_PROJECT_DIR/modelwright.sarif" || [ $? -eq 1 ]'],
      artifacts: { paths: ["modelwright.sarif"], expire_in: "30 days" },
    },
    ...(drift.length > 0 ? { drift: driftJob(drift.join(" "), enter) } : {}),
    test: pythonJob("test", test, "30m"),
    ...(pipeline.length > 0 ? { pipeline: pythonJob("pipeline", pipeline, "2h") } : {}),
    ...(image ? { image: { ...imageJob(name, enter), rules: onMain } } : {}),
    ...(overlay === "" ? {} : { deploy: { ...deployJob(name, overlay, enter), rules: onMain } }),
  });
}

const driftJob = (data: string, enter: readonly string[]): Part => ({
  stage: "check",
  image: "node:24-slim",
  timeout: "20m",
  script: [...enter, `npx --yes modelwright drift ${data} --format markdown --fail-on dataset | tee "$CI_PROJECT_DIR/drift.md"`],
  artifacts: { paths: ["drift.md"], when: "always", expire_in: "30 days" },
});

const imageJob = (name: string, enter: readonly string[]): Part => ({
  stage: "image",
  image: "docker:28.5",
  services: ["docker:28.5-dind"],
  timeout: "1h",
  variables: { IMAGE: `$CI_REGISTRY_IMAGE/${name}:$CI_COMMIT_SHA` },
  before_script: ['echo "$CI_REGISTRY_PASSWORD" | docker login --username "$CI_REGISTRY_USER" --password-stdin "$CI_REGISTRY"', "docker buildx create --use", ...enter],
  script: [
    'docker buildx build --load --tag "$IMAGE" .',
    'docker run --rm --volume /var/run/docker.sock:/var/run/docker.sock aquasec/trivy:0.67.2 image --severity CRITICAL --ignore-unfixed --exit-code 1 "$IMAGE"',
    'docker buildx build --push --build-arg REVISION="$CI_COMMIT_SHA" --sbom=true --provenance=mode=max --tag "$IMAGE" .',
  ],
});

const deployJob = (name: string, overlay: string, enter: readonly string[]): Part => ({
  stage: "deploy",
  image: { name: "bitnami/kubectl:1.33", entrypoint: [""] },
  timeout: "20m",
  environment: "production",
  variables: { IMAGE: `$CI_REGISTRY_IMAGE/${name}:$CI_COMMIT_SHA` },
  script: [
    ...enter,
    'export KUBECONFIG="$KUBE_CONFIG"',
    `kubectl kustomize ${overlay} | sed -E "s|image: .*/${name}:.*|image: $IMAGE|" | kubectl apply -f -`,
    `kubectl --namespace ${name}-prod rollout status deployment/${name} --timeout 15m`,
  ],
});
