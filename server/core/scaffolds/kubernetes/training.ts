import { resolvePath } from "../../workspace/uri.ts";
import type { ScaffoldPlan } from "../plan.ts";
import type { Choice, Chosen, Project } from "../scaffold.ts";
import { demandNotes, withChosen } from "../sharedChoices.ts";
import { yamlText } from "../yamlText.ts";
import { secretCommand, serviceOf, type Service } from "./service.ts";
import { CONTAINER_SECURITY, labelsOf, metadata, POD_SECURITY, resources, scratch, tolerations, type Manifest } from "./workload.ts";

export const trainingChoices: readonly Choice[] = [
  { key: "schedule", help: "when a cronjob trains again, in UTC", pattern: /^\S+(?: \S+){4}$/, example: "0 3 * * 1", byDefault: () => "0 3 * * 1" },
  { key: "workers", help: "machines of a pytorchjob besides the first", pattern: /^\d{1,3}$/, example: "3", byDefault: () => "1" },
];

/** A training run in the cluster: once, by the clock, or on several machines. */
export function trainingPlan(project: Project, chosen: Chosen): ScaffoldPlan {
  const { folderUri } = project;
  const facts = withChosen(project.facts, chosen);
  if (!facts.entry) return { state: "refused", reason: "Nothing tells how the model is trained. Add an MLproject with an entry point main, a stage train in dvc.yaml, or a script train.py." };
  const service = serviceOf(project, chosen);
  const workload = chosen["workload"] ?? "job";
  const objects = trainingObjects(service, workload, facts.entry.words, chosen);
  return {
    state: "planned",
    files: [{ uri: resolvePath(folderUri, `deploy/kubernetes/${workload}.yaml`), text: yamlText([`kubectl apply -f deploy/kubernetes/${workload}.yaml`], ...objects) }],
    notes: [
      `It runs \`${facts.entry.words.join(" ")}\`, ${facts.entry.from}.`,
      ...demandNotes(facts),
      `Data and models are on the volume ${service.name}-data, mounted at /data; tell the script so by the variable DATA_DIR.`,
      ...(service.secrets.length > 0 ? [`Its pod waits for a Secret, which is never written by this plan: ${secretCommand(service)}.`] : []),
      ...(workload === "pytorchjob" ? ["PyTorchJob needs the Kubeflow training operator. It sets MASTER_ADDR, WORLD_SIZE and RANK, which torch.distributed reads."] : []),
    ],
  };
}

function trainingObjects(service: Service, workload: string, command: readonly string[], chosen: Chosen): readonly Manifest[] {
  const template = trainingPod(service, command, workload === "pytorchjob" ? "pytorch" : service.name);
  return [
    { apiVersion: "v1", kind: "ServiceAccount", metadata: metadata(service), automountServiceAccountToken: false },
    {
      apiVersion: "v1",
      kind: "PersistentVolumeClaim",
      metadata: metadata(service, `${service.name}-data`),
      spec: { accessModes: [workload === "pytorchjob" ? "ReadWriteMany" : "ReadWriteOnce"], resources: { requests: { storage: "20Gi" } } },
    },
    closed(service),
    (WORKLOADS[workload] ?? job)(service, template, chosen),
  ];
}

type Make = (service: Service, template: Manifest, chosen: Chosen) => Manifest;

/** Nobody calls a training run; it may ask names and call out over TLS, and its machines may talk to each other. */
function closed(service: Service): Manifest {
  const own = { podSelector: { matchLabels: labelsOf(service) } };
  const dns = [{ protocol: "UDP", port: 53 }, { protocol: "TCP", port: 53 }];
  return {
    apiVersion: "networking.k8s.io/v1",
    kind: "NetworkPolicy",
    metadata: metadata(service),
    spec: {
      ...own,
      policyTypes: ["Ingress", "Egress"],
      ingress: [{ from: [own] }],
      egress: [{ to: [own] }, { to: [{ namespaceSelector: {} }], ports: dns }, { ports: [{ protocol: "TCP", port: 443 }] }],
    },
  };
}

const jobSpec = (template: Manifest): Manifest => ({ backoffLimit: 2, activeDeadlineSeconds: 86_400, ttlSecondsAfterFinished: 86_400, template });

const job: Make = (service, template) => ({ apiVersion: "batch/v1", kind: "Job", metadata: metadata(service), spec: jobSpec(template) });

const WORKLOADS: Readonly<Record<string, Make>> = {
  job,
  cronjob: (service, template, chosen) => ({
    apiVersion: "batch/v1",
    kind: "CronJob",
    metadata: metadata(service),
    spec: { schedule: chosen["schedule"], timeZone: "Etc/UTC", concurrencyPolicy: "Forbid", startingDeadlineSeconds: 600, jobTemplate: { spec: jobSpec(template) } },
  }),
  pytorchjob: (service, template, chosen) => {
    const role = (replicas: number): Manifest => ({ replicas, restartPolicy: "OnFailure", template });
    return {
      apiVersion: "kubeflow.org/v1",
      kind: "PyTorchJob",
      metadata: metadata(service),
      spec: { runPolicy: { backoffLimit: 2, cleanPodPolicy: "Running" }, pytorchReplicaSpecs: { Master: role(1), Worker: role(Number(chosen["workers"])) } },
    };
  },
};

/** `containerName` is `pytorch` for the training operator, which looks for that name. */
function trainingPod(service: Service, command: readonly string[], containerName: string): Manifest {
  const { volumes, mounts } = scratch(service);
  return {
    metadata: { labels: labelsOf(service) },
    spec: {
      serviceAccountName: service.name,
      automountServiceAccountToken: false,
      securityContext: POD_SECURITY,
      ...(containerName === "pytorch" ? {} : { restartPolicy: "Never" }),
      ...tolerations(service),
      containers: [
        {
          name: containerName,
          image: service.image,
          imagePullPolicy: "Always",
          command,
          env: [{ name: "HOME", value: "/tmp" }, { name: "DATA_DIR", value: "/data" }],
          ...(service.secrets.length > 0 ? { envFrom: [{ secretRef: { name: service.name } }] } : {}),
          resources: resources(service),
          securityContext: CONTAINER_SECURITY,
          volumeMounts: [...mounts, { name: "data", mountPath: "/data" }],
        },
      ],
      volumes: [...volumes, { name: "data", persistentVolumeClaim: { claimName: `${service.name}-data` } }],
    },
  };
}
