import { isNoCuda } from "../config/tables/cudaReleases.ts";

/** Why no registry could have an image of this name; `undefined` where one could, or where it is filled in later. */
export function imageNameProblem(image: string): string | undefined {
  if (image === "" || /[$<>{}*]|^[A-Z_]+$/.test(image)) return undefined;
  if (/\s/.test(image)) return "has a blank in it";
  const [path = "", tag, ...more] = (image.split("@")[0] ?? "").replace(/^[^/]+:\d+\//, "host/").split(":");
  if (more.length > 0) return "has two tags";
  if (tag !== undefined && !/^[\w][\w.-]{0,127}$/.test(tag)) return `has a tag that none can have (\`${tag}\`)`;
  if (/[A-Z]/.test(path.includes("/") && /[.:]/.test(path.split("/")[0] ?? "") ? path.split("/").slice(1).join("/") : path)) return "has capitals in its name, and only the tag may have them";
  const cuda = /^(?:docker\.io\/)?nvidia\/cuda$/.test(path) ? cudaTagProblem(tag) : undefined;
  if (cuda !== undefined) return cuda;
  return /^https?$/.test(path) || path.startsWith("/") || path.endsWith("/") || path.includes("//") ? "is no name of an image" : undefined;
}

/** NVIDIA names the whole version and the system in each tag of CUDA 12, such as `12.8.1-cudnn-runtime-ubuntu24.04`; there is no `latest`. */
function cudaTagProblem(tag: string | undefined): string | undefined {
  if (tag === undefined || tag === "latest") return "has no tag that NVIDIA publishes: there is no `latest`, only such as `12.8.1-cudnn-runtime-ubuntu24.04`";
  const [, version = "", patch, rest = ""] = /^(1[2-9]\.\d+)(\.\d+)?((?:-[\w.]+)*)$/.exec(tag) ?? [];
  if (version === "") return undefined;
  if (patch === undefined) return `has no tag that NVIDIA publishes: its tags have three numbers, such as \`${version}.1\``;
  if (isNoCuda(version + patch)) return `has no tag that NVIDIA publishes: there is no CUDA ${version}${patch}`;
  const system = /ubuntu([\d.]*)/.exec(rest)?.[1];
  return system !== undefined && !/^(?:1[68]|2\d)\.04$/.test(system) ? `has no tag that NVIDIA publishes: there is no \`ubuntu${system}\`` : undefined;
}
