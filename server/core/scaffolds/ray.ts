import { resolvePath } from "../workspace/uri.ts";
import { imageChoice, sizeChoices } from "./kubernetes/service.ts";
import { CONTAINER_SECURITY, resources, scratch, tolerations, type Manifest } from "./kubernetes/workload.ts";
import type { ScaffoldPlan } from "./plan.ts";
import type { Chosen, Project, Scaffold } from "./scaffold.ts";
import { commandChoice, demandNotes, nameChoice, withChosen } from "./sharedChoices.ts";
import { yamlText } from "./yamlText.ts";

/** Ray on Kubernetes by KubeRay: a service that answers, or a job that trains. */
export const ray: Scaffold = {
  id: "ray",
  makes: "a RayService or RayJob",
  choices: [
    nameChoice,
    imageChoice,
    { key: "workload", help: "answer requests with Ray Serve, or run the training once", values: ["serve", "job"], example: "job", byDefault: ({ facts }) => (facts.rayApp === undefined ? "job" : "serve") },
    { key: "ray", help: "the version of Ray in the image", pattern: /^2\.\d+\.\d+$/, example: "2.49.2", byDefault: ({ facts }) => /\d+\.\d+\.\d+/.exec(facts.dependencies.find(({ name }) => name === "ray")?.specifier ?? "")?.[0] ?? "2.49.2" },
    { key: "app", help: "module and variable of the Serve application", pattern: /^(?:[\w.]+:\w+)?$/, example: "serve:app", byDefault: ({ facts }) => facts.rayApp ?? "" },
    { key: "workers", help: "machines besides the head", pattern: /^[1-9]\d{0,2}$/, example: "2", byDefault: () => "2" },
    commandChoice,
    ...sizeChoices,
  ],
  plan: planRay,
};

function planRay({ folderUri, facts: found }: Project, chosen: Chosen): ScaffoldPlan {
  const facts = withChosen(found, chosen);
  const serves = chosen["workload"] === "serve";
  const app = chosen["app"] ?? "";
  if (serves && app === "") return { state: "refused", reason: "No Ray Serve application was found. Add one (`app = Model.bind()`), or say where it is: --set app=serve:app." };
  if (!serves && !facts.entry) return { state: "refused", reason: "Nothing tells how the model is trained. Add an MLproject with an entry point main, a stage train in dvc.yaml, or a script train.py." };
  const file = serves ? "rayservice" : "rayjob";
  const object = serves ? rayService(chosen, app) : rayJob(chosen, facts.entry?.words ?? []);
  return {
    state: "planned",
    files: [{ uri: resolvePath(folderUri, `deploy/ray/${file}.yaml`), text: yamlText([`kubectl apply -f deploy/ray/${file}.yaml`], object) }],
    notes: [
      `KubeRay must be installed in the cluster, and the image must have Ray ${chosen["ray"] ?? ""} and the project's packages.`,
      serves ? `Ray Serve runs ${app}.` : `It runs \`${facts.entry?.words.join(" ") ?? ""}\`, ${facts.entry?.from ?? ""}, on the head; the script itself spreads its work by ray.init().`,
      ...(serves ? [] : demandNotes(facts)),
    ],
  };
}

const meta = ({ name = "model" }: Chosen): Manifest => ({ name, labels: { "app.kubernetes.io/name": name } });

function rayService(chosen: Chosen, app: string): Manifest {
  const applications = [{ name: chosen["name"], import_path: app, route_prefix: "/" }];
  return { apiVersion: "ray.io/v1", kind: "RayService", metadata: meta(chosen), spec: { serveConfigV2: yamlText([], { applications }), rayClusterConfig: cluster(chosen) } };
}

const rayJob = (chosen: Chosen, words: readonly string[]): Manifest => ({
  apiVersion: "ray.io/v1",
  kind: "RayJob",
  metadata: meta(chosen),
  spec: { entrypoint: words.map(shellWord).join(" "), shutdownAfterJobFinishes: true, ttlSecondsAfterFinished: 3600, activeDeadlineSeconds: 86_400, rayClusterSpec: cluster(chosen) },
});

const shellWord = (word: string): string => (/^[\w./=:@%+,-]+$/.test(word) ? word : `'${word.replaceAll("'", `'\\''`)}'`);

/** A head that takes no work of its own, and workers. */
function cluster(chosen: Chosen): Manifest {
  const workers = Number(chosen["workers"]);
  return {
    rayVersion: chosen["ray"],
    headGroupSpec: { rayStartParams: { "num-cpus": "0", "dashboard-host": "0.0.0.0" }, template: pod("ray-head", chosen, { cpu: "1", memory: "4Gi", gpus: 0 }) },
    workerGroupSpecs: [
      {
        groupName: "workers",
        replicas: workers,
        minReplicas: 1,
        maxReplicas: workers,
        rayStartParams: {},
        template: pod("ray-worker", chosen, { cpu: chosen["cpu"] ?? "1", memory: chosen["memory"] ?? "4Gi", gpus: Number(chosen["gpus"]) }),
      },
    ],
  };
}

function pod(name: string, { image }: Chosen, size: { readonly cpu: string; readonly memory: string; readonly gpus: number }): Manifest {
  // Ray's object store is shared memory, with or without a GPU.
  const { mounts, volumes } = scratch({ ...size, gpus: 1 });
  return {
    spec: {
      automountServiceAccountToken: false,
      securityContext: { runAsNonRoot: true, seccompProfile: { type: "RuntimeDefault" } },
      ...tolerations(size),
      containers: [
        {
          name,
          image,
          env: [{ name: "HOME", value: "/tmp" }],
          resources: resources(size),
          securityContext: CONTAINER_SECURITY,
          ...(name === "ray-head" ? { ports: [{ name: "gcs", containerPort: 6379 }, { name: "dashboard", containerPort: 8265 }, { name: "serve", containerPort: 8000 }] } : {}),
          volumeMounts: mounts,
        },
      ],
      volumes,
    },
  };
}
