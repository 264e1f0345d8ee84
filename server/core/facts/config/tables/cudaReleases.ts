/** The last patch of each CUDA release for which NVIDIA has published images. From hub.docker.com/r/nvidia/cuda. */
export const CUDA_RELEASES_AS_OF = "2026-11";

const LAST_PATCH: Readonly<Record<string, number>> = {
  "11.0": 3, "11.1": 1, "11.2": 2, "11.3": 1, "11.4": 3, "11.5": 2, "11.6": 2, "11.7": 1, "11.8": 0,
  "12.0": 1, "12.1": 1, "12.2": 2, "12.3": 2, "12.4": 1, "12.5": 1, "12.6": 3, "12.8": 1, "12.9": 1,
};

/** Whether there never was such a CUDA; of releases that the table does not reach nothing is said. */
export function isNoCuda(version: string): boolean {
  const [, major = "", minor = "", patch = "0"] = /^(\d+)\.(\d+)(?:\.(\d+))?$/.exec(version) ?? [];
  if (major !== "11" && major !== "12") return false;
  return Number(patch) > (LAST_PATCH[`${major}.${minor}`] ?? -1);
}
