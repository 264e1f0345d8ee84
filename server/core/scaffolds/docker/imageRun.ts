import { projectFacts } from "../../facts/project/project.ts";
import { dockerfileOf, type Instruction } from "../../syntax/dockerfile/dockerfile.ts";
import type { Snapshot } from "../../workspace/snapshot.ts";
import { resolvePath } from "../../workspace/uri.ts";
import { mounted } from "../container.ts";
import { serviceName } from "../sharedChoices.ts";

/** How the Dockerfile of a folder is built and its image run, as words for `docker` or `podman` in that folder. */
export type ImageRun =
  | {
      readonly state: "known";
      readonly image: string;
      readonly build: readonly string[];
      readonly run: readonly string[];
      /** Where the service will answer; `undefined` where nothing is exposed. */
      readonly address: string | undefined;
    }
  | { readonly state: "refused"; readonly reason: string };

/**
 * @param folder the folder's path on the disk, for mounts
 * @param home the person's home folder, for the file with passwords
 */
export function imageRun(folderUri: string, snapshot: Snapshot, { folder, home }: { readonly folder: string; readonly home: string }): ImageRun {
  const document = snapshot.files.read(resolvePath(folderUri, "Dockerfile"));
  if (!document) return { state: "refused", reason: "There is no Dockerfile in this folder. Make one first with Add Dockerfile." };
  const { stages } = dockerfileOf(document);
  const instructions = stages.flatMap((stage) => stage.instructions);
  const last = stages.at(-1)?.instructions ?? [];
  const { name, gpu, data, needs } = projectFacts(folderUri, snapshot);
  const image = `${serviceName(name)}:dev`;
  const port = last.find(({ keyword }) => keyword === "EXPOSE")?.words[0]?.text.replace(/\/tcp$/, "");
  const needed = last.filter(({ keyword }) => keyword === "CMD" || keyword === "ENTRYPOINT").flatMap((instruction) => demandedVariables(document.text, instruction));
  return {
    state: "known",
    image,
    build: ["build", "--tag", image, ...secretIds(instructions).flatMap((id) => ["--secret", id === "netrc" ? `id=netrc,src=${home}/.netrc` : `id=${id}`]), "."],
    run: [
      ...["run", "--rm", "--init"],
      ...(port === undefined ? [] : ["--publish", `127.0.0.1:${port}:${port}`]),
      ...(gpu === undefined ? [] : ["--gpus", "all"]),
      ...mounted(data).flatMap(({ name: path, use }) => ["--volume", `${folder}/${path}:/app/${path}:${use === "data" ? "ro" : "rw"}`]),
      ...[...new Set([...needed, ...needs])].flatMap((variable) => ["--env", variable]),
      image,
    ],
    address: port === undefined ? undefined : `http://127.0.0.1:${port}`,
  };
}

/** Secrets that steps of the build mount: by their id, else by the file that they stand in. */
function secretIds(instructions: readonly Instruction[]): readonly string[] {
  const mounts = instructions.flatMap(({ flags }) => flags.filter((flag) => flag.name === "mount" && flag.value.includes("type=secret")));
  return [...new Set(mounts.flatMap(({ value }) => /(?:^|,)id=([^,]+)/.exec(value)?.[1] ?? []))];
}

/** `${KEY:?…}`: the shell stops where the variable is not given. */
const demandedVariables = (text: string, { body }: Instruction): readonly string[] => [...text.slice(body.start, body.end).matchAll(/\$\{(\w+):\?/g)].map(([, name = ""]) => name);
