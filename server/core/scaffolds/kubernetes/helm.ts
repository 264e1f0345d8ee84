import { resolvePath } from "../../workspace/uri.ts";
import type { PlannedFile } from "../plan.ts";
import { yamlText } from "../yamlText.ts";
import type { Service } from "./service.ts";
import type { Manifest } from "./workload.ts";

/** The same objects as a chart, with what differs between releases as values. */
export function helmFiles(folderUri: string, service: Service, objects: (service: Service) => Readonly<Record<string, Manifest>>): readonly PlannedFile[] {
  const root = resolvePath(folderUri, `deploy/helm/${service.name}`);
  const { repository, tag } = imageParts(service.image);
  const values = {
    image: { repository, tag },
    replicas: { least: service.replicas, most: service.mostReplicas },
    resources: { cpu: service.cpu, memory: service.memory, gpus: service.gpus },
    ...(service.host === "" ? {} : { host: service.host }),
    ...(service.modelVolume === "" ? {} : { modelVolume: service.modelVolume }),
  };
  const templates = Object.entries(objects(service)).map(([name, object]) => ({ uri: `${root}/templates/${name}.yaml`, text: templateText(object, service) }));
  return [
    { uri: `${root}/Chart.yaml`, text: yamlText([], { apiVersion: "v2", name: service.name, description: `Serves ${service.name}.`, type: "application", version: "0.1.0", appVersion: tag }) },
    { uri: `${root}/values.yaml`, text: yamlText([`helm upgrade --install ${service.name} deploy/helm/${service.name} --namespace ${service.name} --create-namespace`], values) },
    ...templates,
  ];
}

function imageParts(image: string): { readonly repository: string; readonly tag: string } {
  const [, repository = image, tag = ""] = /^(.*?)[:@]((?:sha256:)?[\w.-]+)$/.exec(image) ?? [];
  return { repository, tag };
}

/** An object with references to values where the values stand. Braces of the text itself do not occur in these objects. */
function templateText(object: Manifest, service: Service): string {
  const marked = JSON.parse(JSON.stringify(object, (key, value: unknown) => reference(key, value, service) ?? value)) as Manifest;
  return yamlText([], marked).replace(/["']?@@(.*?)@@["']?/g, "{{ $1 }}");
}

function reference(key: string, value: unknown, service: Service): string | undefined {
  if (value === service.image) return service.image.includes("@sha256:") ? "@@ printf \"%s@%s\" .Values.image.repository .Values.image.tag @@" : "@@ printf \"%s:%s\" .Values.image.repository .Values.image.tag @@";
  return REFERENCES.find((one) => one.key === key && value === one.of(service))?.value;
}

interface Reference {
  readonly key: string;
  readonly of: (service: Service) => unknown;
  readonly value: string;
}

const REFERENCES: readonly Reference[] = [
  { key: "minReplicas", of: ({ replicas }) => replicas, value: "@@ .Values.replicas.least @@" },
  { key: "maxReplicas", of: ({ mostReplicas }) => mostReplicas, value: "@@ .Values.replicas.most @@" },
  { key: "cpu", of: ({ cpu }) => cpu, value: "@@ .Values.resources.cpu | quote @@" },
  { key: "memory", of: ({ memory }) => memory, value: "@@ .Values.resources.memory | quote @@" },
  { key: "nvidia.com/gpu", of: ({ gpus }) => gpus, value: "@@ .Values.resources.gpus @@" },
  { key: "host", of: ({ host }) => host, value: "@@ .Values.host | quote @@" },
  { key: "storage", of: ({ modelVolume }) => modelVolume, value: "@@ .Values.modelVolume @@" },
];
