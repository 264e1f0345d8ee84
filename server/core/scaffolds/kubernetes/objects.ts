import type { Service } from "./service.ts";
import { labelsOf, metadata, podTemplate, type Manifest } from "./workload.ts";

/** Every object of the service, by the file that it stands in. */
export function objectsOf(service: Service): Readonly<Record<string, Manifest>> {
  const { name, canary, host, metrics, modelVolume } = service;
  return {
    ...(canary ? { rollout: rollout(service) } : { deployment: deployment(service) }),
    service: {
      apiVersion: "v1",
      kind: "Service",
      metadata: metadata(service),
      spec: { selector: labelsOf(service), ports: [{ name: "http", port: 80, targetPort: "http" }] },
    },
    serviceaccount: { apiVersion: "v1", kind: "ServiceAccount", metadata: metadata(service), automountServiceAccountToken: false },
    configmap: { apiVersion: "v1", kind: "ConfigMap", metadata: metadata(service), data: { HOME: "/tmp", LOG_LEVEL: "info", ...(service.modelVolume === "" ? {} : service.modelSettings) } },
    horizontalpodautoscaler: autoscaler(service),
    poddisruptionbudget: {
      apiVersion: "policy/v1",
      kind: "PodDisruptionBudget",
      metadata: metadata(service),
      spec: { maxUnavailable: 1, unhealthyPodEvictionPolicy: "AlwaysAllow", selector: { matchLabels: labelsOf(service) } },
    },
    networkpolicy: networkPolicy(service),
    ...(modelVolume === "" ? {} : { persistentvolumeclaim: modelClaim(service) }),
    ...(host === "" ? {} : { ingress: ingress(name, host, service) }),
    ...(metrics ? { servicemonitor: serviceMonitor(service), prometheusrule: alerts(service) } : {}),
  };
}

/** The autoscaler sets the number of replicas, so none stands here. */
function deployment(service: Service): Manifest {
  return {
    apiVersion: "apps/v1",
    kind: "Deployment",
    metadata: metadata(service),
    spec: {
      revisionHistoryLimit: 5,
      progressDeadlineSeconds: 900,
      strategy: { type: "RollingUpdate", rollingUpdate: { maxUnavailable: 0, maxSurge: 1 } },
      selector: { matchLabels: labelsOf(service) },
      template: podTemplate(service),
    },
  };
}

function rollout(service: Service): Manifest {
  const pause = (duration: string): Manifest => ({ pause: { duration } });
  return {
    apiVersion: "argoproj.io/v1alpha1",
    kind: "Rollout",
    metadata: metadata(service),
    spec: {
      revisionHistoryLimit: 5,
      progressDeadlineSeconds: 900,
      strategy: { canary: { steps: [{ setWeight: 10 }, pause("10m"), { setWeight: 50 }, pause("10m")] } },
      selector: { matchLabels: labelsOf(service) },
      template: podTemplate(service),
    },
  };
}

function autoscaler(service: Service): Manifest {
  const { name, replicas, mostReplicas, canary } = service;
  return {
    apiVersion: "autoscaling/v2",
    kind: "HorizontalPodAutoscaler",
    metadata: metadata(service),
    spec: {
      scaleTargetRef: canary ? { apiVersion: "argoproj.io/v1alpha1", kind: "Rollout", name } : { apiVersion: "apps/v1", kind: "Deployment", name },
      minReplicas: replicas,
      maxReplicas: mostReplicas,
      metrics: [{ type: "Resource", resource: { name: "cpu", target: { type: "Utilization", averageUtilization: 70 } } }],
      behavior: { scaleDown: { stabilizationWindowSeconds: 300 } },
    },
  };
}

/** Anyone in the cluster may call the port; the pods themselves may ask names and call out over TLS. */
function networkPolicy(service: Service): Manifest {
  const dns = [{ protocol: "UDP", port: 53 }, { protocol: "TCP", port: 53 }];
  return {
    apiVersion: "networking.k8s.io/v1",
    kind: "NetworkPolicy",
    metadata: metadata(service),
    spec: {
      podSelector: { matchLabels: labelsOf(service) },
      policyTypes: ["Ingress", "Egress"],
      ingress: [{ from: [{ namespaceSelector: {} }], ports: [{ protocol: "TCP", port: "http" }] }],
      egress: [{ to: [{ namespaceSelector: {} }], ports: dns }, { ports: [{ protocol: "TCP", port: 443 }] }],
    },
  };
}

function modelClaim(service: Service): Manifest {
  const { name, modelVolume, mostReplicas } = service;
  return {
    apiVersion: "v1",
    kind: "PersistentVolumeClaim",
    metadata: metadata(service, `${name}-model`),
    // Several machines read the same model.
    spec: { accessModes: [mostReplicas > 1 ? "ReadOnlyMany" : "ReadWriteOnce"], resources: { requests: { storage: modelVolume } } },
  };
}

function ingress(name: string, host: string, service: Service): Manifest {
  const backend = { service: { name, port: { name: "http" } } };
  return {
    apiVersion: "networking.k8s.io/v1",
    kind: "Ingress",
    metadata: metadata(service),
    spec: {
      tls: [{ hosts: [host], secretName: `${name}-tls` }],
      rules: [{ host, http: { paths: [{ path: "/", pathType: "Prefix", backend }] } }],
    },
  };
}

function serviceMonitor(service: Service): Manifest {
  return {
    apiVersion: "monitoring.coreos.com/v1",
    kind: "ServiceMonitor",
    metadata: metadata(service),
    spec: { selector: { matchLabels: labelsOf(service) }, endpoints: [{ port: "http", path: "/metrics", interval: "30s" }] },
  };
}

/** On what `scaffold serve` measures. */
function alerts(service: Service): Manifest {
  const { name } = service;
  const of = `{job="${name}"}`;
  const alert = (title: string, expr: string, minutes: number, summary: string): Manifest => ({ alert: title, expr, for: `${minutes}m`, labels: { severity: "warning" }, annotations: { summary } });
  const rules = [
    alert("ModelLatencyHigh", `histogram_quantile(0.95, sum by (le) (rate(request_seconds_bucket${of}[5m]))) > 1`, 10, `${name}: one request in twenty takes longer than a second`),
    alert("ModelErrorsHigh", `sum(rate(request_errors_total${of}[5m])) / sum(rate(request_seconds_count${of}[5m])) > 0.05`, 5, `${name}: more than 5 % of requests fail`),
    alert("ModelPredictionsDrift", `max(prediction_psi${of}) > 0.25`, 30, `${name}: predictions are distributed otherwise than in training (PSI above 0.25)`),
  ];
  return { apiVersion: "monitoring.coreos.com/v1", kind: "PrometheusRule", metadata: metadata(service), spec: { groups: [{ name, rules }] } };
}
