import { yamlText } from "../yamlText.ts";
import type { CiSteps } from "./steps.ts";

type Part = Readonly<Record<string, unknown>>;

/** Actions by commit, since a tag can be moved under a workflow that trusts it. Versions as of 2026-11. */
const ACTIONS = {
  checkout: "actions/checkout@11bd71901bbe5b1630ceea73d27597364c9af683 # v4.2.2",
  python: "actions/setup-python@a26af69be951a213d495a4c3e4e4022e16d87065 # v5.6.0",
  sarif: "github/codeql-action/upload-sarif@5d4e8d1aca955e8d8589aabd499c5cae939e33c7 # v4.31.9",
  buildx: "docker/setup-buildx-action@e468171a9de216ec08956ac3ada2f0791b6bd435 # v3.11.1",
  login: "docker/login-action@184bdaa0721073962dff0199f1fb9940f07167d1 # v3.5.0",
  build: "docker/build-push-action@263435318d21b8e681c14492fe198d362a7d2c83 # v6.18.0",
  scan: "aquasecurity/trivy-action@ed142fd0673e97e23eac54620cfb913e5ce36c25 # v0.36.0",
} as const;

export function githubWorkflow(steps: CiSteps): string {
  const { name, image, overlay, pipeline, folder, drift } = steps;
  const paths = folder === "" ? {} : { paths: [`${folder}/**`] };
  const before = pipeline.length > 0 ? ["test", "pipeline"] : ["test"];
  const jobs = {
    check: checkJob(folder),
    test: pythonJob(steps, steps.test, 30),
    ...(pipeline.length > 0 ? { pipeline: { needs: "test", ...pythonJob(steps, pipeline, 120) } } : {}),
    ...(drift.length > 0 ? { drift: driftJob(drift.join(" ")) } : {}),
    ...(image ? { image: imageJob(name, folder === "" ? "." : folder, ["check", ...before]) } : {}),
    ...(overlay === "" ? {} : { deploy: deployJob(name, overlay) }),
  };
  const text = yamlText([], {
    name,
    on: { push: { branches: ["main"], ...paths }, pull_request: paths },
    permissions: { contents: "read" },
    concurrency: { group: "${{ github.workflow }}-${{ github.ref }}", "cancel-in-progress": "${{ github.ref != 'refs/heads/main' }}" },
    ...(folder === "" ? {} : { defaults: { run: { "working-directory": folder } } }),
    jobs,
  });
  // The version stands as a comment, which a value cannot hold.
  return text.replace(/uses: "(.*?) (# .*?)"/g, "uses: $1 $2");
}

const checkout: Part = { uses: ACTIONS.checkout, with: { "persist-credentials": false } };

const lines = (commands: readonly string[]): Part => ({ run: commands.join("\n") });

const checkJob = (folder: string): Part => ({
  "runs-on": "ubuntu-24.04",
  "timeout-minutes": 10,
  permissions: { contents: "read", "security-events": "write" },
  steps: [checkout, { name: "Check for leakage, unsafe models and broken configs", run: "npx --yes modelwright check . --format sarif > modelwright.sarif || [ $? -eq 1 ]" }, { uses: ACTIONS.sarif, with: { sarif_file: `${folder === "" ? "" : `${folder}/`}modelwright.sarif` } }],
});

/** The result stands in the run's summary, and in one comment of the pull request that is renewed; pull requests of forks may not be written to. */
const driftJob = (data: string): Part => ({
  "runs-on": "ubuntu-24.04",
  "timeout-minutes": 20,
  permissions: { contents: "read", "pull-requests": "write" },
  steps: [
    checkout,
    { name: "Compare the data", run: [`npx --yes modelwright drift ${data} --format markdown --fail-on never > drift.md`, 'cat drift.md >> "$GITHUB_STEP_SUMMARY"'].join("\n") },
    {
      name: "Post the result",
      if: "github.event_name == 'pull_request'",
      "continue-on-error": true,
      env: { GH_TOKEN: "${{ github.token }}", NUMBER: "${{ github.event.number }}" },
      run: 'gh pr comment "$NUMBER" --repo "$GITHUB_REPOSITORY" --edit-last --create-if-none --body-file drift.md',
    },
    { name: "Fail on drift", run: `npx --yes modelwright drift ${data} --quiet --fail-on dataset` },
  ],
});

const pythonJob = ({ python, install }: CiSteps, commands: readonly string[], minutes: number): Part => ({
  "runs-on": "ubuntu-24.04",
  "timeout-minutes": minutes,
  steps: [checkout, { uses: ACTIONS.python, with: { "python-version": python } }, lines(install), lines(commands)],
});

function imageJob(name: string, context: string, needs: readonly string[]): Part {
  const reference = `ghcr.io/\${{ github.repository }}/${name}`;
  return {
    needs,
    if: "github.ref == 'refs/heads/main'",
    "runs-on": "ubuntu-24.04",
    "timeout-minutes": 60,
    permissions: { contents: "read", packages: "write", "id-token": "write" },
    steps: [
      checkout,
      { uses: ACTIONS.buildx },
      { uses: ACTIONS.login, with: { registry: "ghcr.io", username: "${{ github.actor }}", password: "${{ secrets.GITHUB_TOKEN }}" } },
      { name: "Build for the scan", uses: ACTIONS.build, with: { context, load: true, tags: `${name}:scan`, "cache-from": "type=gha", "cache-to": "type=gha,mode=max" } },
      { uses: ACTIONS.scan, with: { "image-ref": `${name}:scan`, severity: "CRITICAL", "ignore-unfixed": true, "exit-code": "1" } },
      { name: "Push", uses: ACTIONS.build, with: { context, push: true, "build-args": "REVISION=${{ github.sha }}", tags: `${reference}:\${{ github.sha }}`, "cache-from": "type=gha", sbom: true, provenance: "mode=max" } },
    ],
  };
}

const deployJob = (name: string, overlay: string): Part => ({
  needs: "image",
  "runs-on": "ubuntu-24.04",
  "timeout-minutes": 20,
  environment: "production",
  steps: [
    checkout,
    {
      name: "Roll out",
      env: { KUBE_CONFIG: "${{ secrets.KUBE_CONFIG }}", IMAGE: `ghcr.io/\${{ github.repository }}/${name}:\${{ github.sha }}` },
      run: [
        'export KUBECONFIG="$RUNNER_TEMP/kubeconfig"',
        '(umask 077 && printf "%s" "$KUBE_CONFIG" > "$KUBECONFIG")',
        `kubectl kustomize ${overlay} | sed -E "s|image: .*/${name}:.*|image: $IMAGE|" | kubectl apply -f -`,
        `kubectl --namespace ${name}-prod rollout status deployment/${name} --timeout 15m`,
      ].join("\n"),
    },
  ],
});
