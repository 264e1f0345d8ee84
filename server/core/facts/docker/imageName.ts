/** Why no registry could have an image of this name; `undefined` where one could, or where it is filled in later. */
export function imageNameProblem(image: string): string | undefined {
  if (image === "" || /[$<>{}*]|^[A-Z_]+$/.test(image)) return undefined;
  if (/\s/.test(image)) return "has a blank in it";
  const [path = "", tag, ...more] = (image.split("@")[0] ?? "").replace(/^[^/]+:\d+\//, "host/").split(":");
  if (more.length > 0) return "has two tags";
  if (tag !== undefined && !/^[\w][\w.-]{0,127}$/.test(tag)) return `has a tag that none can have (\`${tag}\`)`;
  if (/[A-Z]/.test(path.includes("/") && /[.:]/.test(path.split("/")[0] ?? "") ? path.split("/").slice(1).join("/") : path)) return "has capitals in its name, and only the tag may have them";
  return /^https?$/.test(path) || path.startsWith("/") || path.endsWith("/") || path.includes("//") ? "is no name of an image" : undefined;
}
