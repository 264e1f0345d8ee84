import type { DataEntry } from "../facts/project/dataEntries.ts";
import type { ProjectFacts } from "../facts/project/project.ts";

/** Data and models that a container is given of the project's folder instead of a copy. */
export const mounted = (data: readonly DataEntry[]): readonly DataEntry[] => data.filter(({ use }) => use === "data" || use === "model");

/** The same as options of `docker run`: `-v ./data:/app/data`. */
export const mountOptions = (data: readonly DataEntry[]): string =>
  mounted(data)
    .map(({ name }) => `-v ./${name}:/app/${name}`)
    .join(" ");

/** A service of a framework, or beside weights, reads a model; a chat that calls an API has none. */
export const readsModels = ({ app, framework, model, modelFiles, data }: ProjectFacts): boolean =>
  (framework !== "none" && framework !== "ollama") || model !== undefined || modelFiles.length > 0 || data.some(({ use }) => use === "model") || isOwnApp(app);

/** Its models come from Hugging Face by their names, for there is none in the project. */
export const readsHubModels = ({ app, framework, modelFiles, data }: ProjectFacts): boolean =>
  app !== undefined && !isOwnApp(app) && framework === "transformers" && modelFiles.length === 0 && !data.some(({ use }) => use === "model");

/** The folder of the project that models lie in: the one that is there, else one that no package of the project is called by. */
export function modelFolder({ data }: Pick<ProjectFacts, "data">): string {
  const there = data.find(({ name, use }) => use === "model" && !name.includes("."))?.name;
  return there ?? (data.some(({ name, use }) => name === "models" && use === "code") ? "weights" : "models");
}

/** It was made by `scaffold serve`, which reads where its model is from the environment. */
export const isOwnApp = (app: ProjectFacts["app"]): boolean => app?.file.startsWith("serving/") === true;

/** Variables of the environment without which the code, or the server that answers for the model, does not start. */
export const variablesGiven = ({ needs, app }: ProjectFacts): readonly string[] => [...needs, ...(app?.key === undefined ? [] : [app.key])];
