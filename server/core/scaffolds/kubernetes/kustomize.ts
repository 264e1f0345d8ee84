import { resolvePath } from "../../workspace/uri.ts";
import type { PlannedFile } from "../plan.ts";
import { yamlText } from "../yamlText.ts";
import type { Service } from "./service.ts";
import type { Manifest } from "./workload.ts";

/** A base and two overlays: a small one to try things, and the one that counts. */
export function kustomizeFiles(folderUri: string, service: Service, objects: Readonly<Record<string, Manifest>>): readonly PlannedFile[] {
  const root = resolvePath(folderUri, "deploy/kubernetes");
  const file = (path: string, comment: readonly string[], ...documents: readonly object[]): PlannedFile => ({ uri: `${root}/${path}`, text: yamlText(comment, ...documents) });
  const names = Object.keys(objects).map((name) => `${name}.yaml`);
  return [
    file("base/kustomization.yaml", ["What both overlays share."], { apiVersion: KUSTOMIZE, kind: "Kustomization", resources: names }),
    ...Object.entries(objects).map(([name, object]) => file(`base/${name}.yaml`, [], object)),
    file("overlays/dev/kustomization.yaml", [`kubectl apply -k deploy/kubernetes/overlays/dev`], overlay(service, "dev", 1, 2)),
    file("overlays/dev/namespace.yaml", [], namespace(service, "dev")),
    file("overlays/prod/kustomization.yaml", [`kubectl apply -k deploy/kubernetes/overlays/prod`], overlay(service, "prod", service.replicas, service.mostReplicas)),
    file("overlays/prod/namespace.yaml", [], namespace(service, "prod")),
  ];
}

const KUSTOMIZE = "kustomize.config.k8s.io/v1beta1";

/** The cluster itself holds the namespace to the standard that the pods keep. */
function namespace({ name }: Service, stage: string): Manifest {
  return { apiVersion: "v1", kind: "Namespace", metadata: { name: `${name}-${stage}`, labels: { "pod-security.kubernetes.io/enforce": "restricted" } } };
}

function overlay({ name, image }: Service, stage: string, least: number, most: number): Manifest {
  const [, repository = image, tag, digest] = /^(.*?)(?::([\w.-]+))?(?:@(sha256:[\da-f]+))?$/.exec(image) ?? [];
  const replicas = [{ op: "replace", path: "/spec/minReplicas", value: least }, { op: "replace", path: "/spec/maxReplicas", value: most }];
  return {
    apiVersion: KUSTOMIZE,
    kind: "Kustomization",
    namespace: `${name}-${stage}`,
    resources: ["namespace.yaml", "../../base"],
    images: [{ name: repository, ...(digest === undefined ? { newTag: tag } : { digest }) }],
    patches: [{ target: { kind: "HorizontalPodAutoscaler", name }, patch: patchText(replicas) }],
  };
}

const patchText = (operations: readonly object[]): string => yamlText([], operations);
