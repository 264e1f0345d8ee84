import type { Service } from "./service.ts";

/** Objects as they are written to YAML. */
export type Manifest = Readonly<Record<string, unknown>>;

export const labelsOf = ({ name }: Pick<Service, "name">): Readonly<Record<string, string>> => ({ "app.kubernetes.io/name": name });

export const metadata = (service: Pick<Service, "name">, name: string = service.name): Manifest => ({ name, labels: labelsOf(service) });

/** The user of the image that `scaffold docker` makes. */
const USER = 10001;

/** What the Pod Security Standard "restricted" asks of a container. */
export const CONTAINER_SECURITY: Manifest = {
  allowPrivilegeEscalation: false,
  readOnlyRootFilesystem: true,
  runAsNonRoot: true,
  runAsUser: USER,
  runAsGroup: USER,
  capabilities: { drop: ["ALL"] },
};

export const POD_SECURITY: Manifest = { runAsNonRoot: true, runAsUser: USER, runAsGroup: USER, fsGroup: USER, seccompProfile: { type: "RuntimeDefault" } };

export interface Size {
  readonly cpu: string;
  readonly memory: string;
  readonly gpus: number;
}

/** Limits equal to requests in memory, so that a pod is not killed for its neighbour's hunger; the processor may burst to twice. */
export function resources({ cpu, memory, gpus }: Size): Manifest {
  const gpu = gpus > 0 ? { "nvidia.com/gpu": gpus } : {};
  return {
    requests: { cpu, memory, "ephemeral-storage": "1Gi", ...gpu },
    limits: { cpu: doubled(cpu), memory, "ephemeral-storage": "2Gi", ...gpu },
  };
}

const doubled = (cpu: string): string => cpu.replace(/^\d+(?:\.\d+)?/, (number) => String(Number(number) * 2));

/** Nodes with GPUs turn away what does not tolerate them. */
export const tolerations = ({ gpus }: Size): Manifest => (gpus > 0 ? { tolerations: [{ key: "nvidia.com/gpu", operator: "Exists", effect: "NoSchedule" }] } : {});

/** Scratch space, since the image itself cannot be written; and for GPUs a shared memory that data loaders and NCCL do not overrun (the default is 64 MB). */
export function scratch({ gpus }: Size): { readonly volumes: readonly Manifest[]; readonly mounts: readonly Manifest[] } {
  const shared = gpus > 0;
  return {
    volumes: [{ name: "tmp", emptyDir: { sizeLimit: "1Gi" } }, ...(shared ? [{ name: "shm", emptyDir: { medium: "Memory", sizeLimit: "2Gi" } }] : [])],
    mounts: [{ name: "tmp", mountPath: "/tmp" }, ...(shared ? [{ name: "shm", mountPath: "/dev/shm" }] : [])],
  };
}

/** What the service's pods are. */
export function podTemplate(service: Service): Manifest {
  const { name, modelVolume } = service;
  const { volumes, mounts } = scratch(service);
  const hasModel = modelVolume !== "";
  return {
    metadata: { labels: labelsOf(service) },
    spec: {
      serviceAccountName: name,
      automountServiceAccountToken: false,
      securityContext: POD_SECURITY,
      terminationGracePeriodSeconds: 60,
      affinity: spread(service),
      ...tolerations(service),
      containers: [
        {
          name,
          image: service.image,
          imagePullPolicy: "Always",
          ports: [{ name: "http", containerPort: service.port }],
          envFrom: [{ configMapRef: { name } }, { secretRef: { name, ...(service.secrets.length > 0 ? {} : { optional: true }) } }],
          resources: resources(service),
          securityContext: CONTAINER_SECURITY,
          ...probes(service),
          volumeMounts: [...mounts, ...(hasModel ? [{ name: "model", mountPath: service.modelFolder, readOnly: true }] : [])],
        },
      ],
      volumes: [...volumes, ...(hasModel ? [{ name: "model", persistentVolumeClaim: { claimName: `${name}-model`, readOnly: true } }] : [])],
    },
  };
}

/** Replicas on different machines where there are several. */
function spread(service: Service): Manifest {
  const podAffinityTerm = { labelSelector: { matchLabels: labelsOf(service) }, topologyKey: "kubernetes.io/hostname" };
  return { podAntiAffinity: { preferredDuringSchedulingIgnoredDuringExecution: [{ weight: 100, podAffinityTerm }] } };
}

/**
 * A model may load for ten minutes before the others count. Being alive asks less than being ready: where the app has one
 * path for both, only that somebody listens; where it has none, a process that hangs is left to the person.
 */
function probes({ healthPath, readyPath }: Service): Manifest {
  const listens: Manifest = { tcpSocket: { port: "http" } };
  const answers = (path: string): Manifest => ({ httpGet: { path, port: "http" } });
  const ready = readyPath === undefined ? listens : answers(readyPath);
  const alive = healthPath === undefined ? undefined : healthPath === readyPath ? listens : answers(healthPath);
  return {
    startupProbe: { ...ready, periodSeconds: 5, failureThreshold: 120 },
    readinessProbe: { ...ready, periodSeconds: 5, timeoutSeconds: 3 },
    ...(alive && { livenessProbe: { ...alive, periodSeconds: 20, timeoutSeconds: 5, failureThreshold: 3 } }),
  };
}
