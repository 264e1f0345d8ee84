import type { ModelBytes } from "../workspace/snapshot.ts";
import type { ArtifactReport } from "./report.ts";

/** What a project has to know of one of its models; `undefined` where the file is of no known format. */
export function modelBytesOf({ format, evidence, metadata }: ArtifactReport): ModelBytes | undefined {
  const [kind = "", packing] = format.replace(")", "").split(" (");
  if (kind === "unknown" || kind === "empty" || kind === "lfs-pointer") return undefined;
  const danger = evidence.find(({ severity }) => severity === "dangerous")?.what;
  const imports: unknown = metadata["imports"];
  const isJoblib = kind === "pickle" && (packing !== undefined || (Array.isArray(imports) && JSON.stringify(imports).includes('"joblib.numpy_pickle')));
  return { format: isJoblib ? "joblib" : kind, ...(danger === undefined ? {} : { danger }) };
}
