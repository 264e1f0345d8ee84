import type { Document } from "../../workspace/document.ts";
import type { Snapshot } from "../../workspace/snapshot.ts";
import { argoGraph } from "./argo.ts";
import { azuremlGraph } from "./azureml.ts";
import { dvcGraph } from "./dvc.ts";
import type { HashOf, PipelineGraph } from "./graph.ts";
import { kedroGraph } from "./kedro.ts";
import { kedroCatalogs, kedroPipelines } from "./kedroProject.ts";
import { kfpGraph } from "./kfp.ts";
import { pythonTaskGraph, type TaskLanguage } from "./pythonTasks.ts";

/** `none`: no kind of file that has a pipeline. `broken`: one, but it cannot be read now. */
export type Drawn = { readonly state: "drawn"; readonly graph: PipelineGraph } | { readonly state: "none" } | { readonly state: "broken" };

export function pipelineGraphOf(document: Document, snapshot: Snapshot, hashOf: HashOf): Drawn {
  const draw = drawerOf(document);
  if (!draw) return { state: "none" };
  const graph = draw(document, snapshot, hashOf);
  return graph ? { state: "drawn", graph } : { state: "broken" };
}

/** Whether there is something to draw, without drawing it. */
export const hasPipeline = (document: Document): boolean => drawerOf(document) !== undefined;

function drawerOf(document: Document): Drawer | undefined {
  if (document.language === "python") return pythonDrawer(document);
  // Azure ML describes data, models and endpoints in files of the same sort.
  return document.kind === "azureml" && !/^jobs\s*:/m.test(document.text) ? undefined : DRAWERS[document.kind];
}

type Drawer = (document: Document, snapshot: Snapshot, hashOf: HashOf) => PipelineGraph | undefined;

/** By the kind of file. */
const DRAWERS: Readonly<Record<string, Drawer>> = {
  dvc: dvcGraph,
  argo: argoGraph,
  "kfp-ir": kfpGraph,
  azureml: azuremlGraph,
  kedro: (document, snapshot) => kedroGraph(kedroPipelines(document.uri, snapshot), kedroCatalogs(document.uri, snapshot)),
};

const AIRFLOW: TaskLanguage = { verb: "Task", decorator: /^(airflow\.(sdk|decorators)\.)?task(\.\w+)*$/, idKeyword: "task_id" };
const KUBEFLOW: TaskLanguage = { verb: "Task", decorator: /^(kfp\.)?(v2\.)?(dsl\.)?(container_)?component$|^create_component_from_func$/, loader: /(^|\.)(load_component(_from_\w+)?|create_component_from_func|func_to_container_op)$/ };

function pythonDrawer({ text, uri }: Document): Drawer | undefined {
  if (/^[ \t]*(from|import)\s+airflow\b/m.test(text)) return (document) => pythonTaskGraph(document, AIRFLOW);
  if (/^[ \t]*(from|import)\s+kfp\b/m.test(text)) return (document) => pythonTaskGraph(document, KUBEFLOW);
  if (!/\bkedro\.pipeline\b/.test(text)) return undefined;
  return (document, snapshot) => kedroGraph([document], kedroCatalogs(uri, snapshot));
}
