import type { EntryPoint } from "../facts/project/entry.ts";
import type { ProjectFacts } from "../facts/project/project.ts";
import type { Choice, Chosen } from "./scaffold.ts";

const DEFAULT_PYTHON = "3.12";

export const pythonOf = ({ python }: ProjectFacts): string => python?.version ?? DEFAULT_PYTHON;

export const pythonChoice: Choice = {
  key: "python",
  help: "a version of Python",
  pattern: /^3\.\d+$/,
  example: "3.12",
  byDefault: ({ facts }) => pythonOf(facts),
};

export const nameChoice: Choice = {
  key: "name",
  help: "the service's name: small letters, digits and hyphens",
  pattern: /^[a-z](?:[a-z\d-]{0,40}[a-z\d])?$/,
  example: "churn",
  byDefault: ({ facts }) => serviceName(facts.name),
};

/** Which of several apps is meant: a backend and its frontend are two images. */
export const appChoice: Choice = {
  key: "app",
  help: "the file of the app that is served, where there are several",
  example: "backend/main.py",
  byDefault: ({ facts }) => facts.app?.file ?? "",
};

/** Says that there are others to choose. */
export const otherApps = ({ app, apps }: ProjectFacts): readonly string[] => {
  const others = apps.filter(({ file }) => file !== app?.file).map(({ file, kind }) => `${file} (${kind})`);
  return others.length === 0 ? [] : [`There ${others.length === 1 ? "is another app" : "are other apps"}: ${others.slice(0, 4).join(", ")}${others.length > 4 ? " …" : ""}. Choose by app=….`];
};

/** The training command, which a person may correct. */
export const commandChoice: Choice = {
  key: "command",
  help: "what trains the model, with its arguments",
  example: "python train.py --data data/train.csv",
  byDefault: ({ facts }) => wordsOf(facts.entry),
};

/** Why a folder without Python is refused; the projects below it are named, for one of them may be meant. */
export const noSources = ({ below }: ProjectFacts): string =>
  below.length === 0 ? "There is no Python file in this folder. Choose the folder of the project." : `This folder holds several projects. Choose one of them: ${below.slice(0, 8).join(", ")}${below.length > 8 ? " …" : ""}.`;

const wordsOf = (entry: EntryPoint | undefined): string => entry?.words.join(" ") ?? "";

/** What a script does not start without, which the command does not give. */
export const demandNotes = ({ entry }: ProjectFacts): readonly string[] =>
  entry && entry.demands.length > 0 ? [`The script does not start without ${entry.demands.join(" and ")}: say it by command="${wordsOf(entry)} ${entry.demands.map((name) => (name.startsWith("-") ? `${name} VALUE` : name.toUpperCase())).join(" ")}".`] : [];

/** A folder's name as registries, Compose and Kubernetes (RFC 1123 labels) take it. */
export function serviceName(folder: string): string {
  const plain = folder.toLowerCase().replace(/[^a-z\d]+/g, "-").replace(/^[^a-z]+|-+$/g, "").slice(0, 42).replace(/-+$/, "");
  return plain === "" ? "model" : plain;
}

/** The facts as the person has corrected them. */
export function withChosen(facts: ProjectFacts, { name = "", python = "", command = "" }: Chosen): ProjectFacts {
  return {
    ...facts,
    entry: command === "" || command === wordsOf(facts.entry) ? facts.entry : { words: command.split(/\s+/).filter(Boolean), from: "as you said", demands: [] },
    name: name === "" ? facts.name : name,
    python: python === "" || python === facts.python?.version || (!facts.python && python === DEFAULT_PYTHON) ? facts.python : { version: python, file: "your choice" },
  };
}
