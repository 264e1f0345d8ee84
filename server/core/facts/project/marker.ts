import { nearest } from "../../text/nearest.ts";

/** What markers of PEP 508 may ask for, with the names that older releases of pip have for some. */
const VARIABLES = `os_name sys_platform platform_machine platform_python_implementation platform_release platform_system platform_version python_version python_full_version implementation_name
  implementation_version extra extras dependency_groups python_implementation os.name sys.platform platform.version platform.machine platform.python_implementation`.split(/\s+/);

const WORDS = new Set([...VARIABLES, "and", "or", "in", "not"]);

/** Why pip cannot read what stands behind the semicolon of a requirement: `python_version >= "3.9"`. */
export function markerFault(marker: string): { readonly reason: string } | undefined {
  if (marker.trim() === "") return { reason: "nothing stands behind the semicolon" };
  const bare = marker.replace(/"[^"]*"|'[^']*'/g, " \"\" ");
  if (/["']/.test(bare.replaceAll('""', ""))) return { reason: "a quotation mark of the condition is not closed" };
  const strange = bare.match(/[\w.]+/g)?.find((word) => !WORDS.has(word));
  if (strange !== undefined) {
    const meant = nearest(strange, VARIABLES);
    return { reason: meant === undefined ? `\`${strange}\` in the condition behind the semicolon must stand in quotes` : `there is no \`${strange}\` to ask for; is \`${meant}\` meant?` };
  }
  if (/(?<![=!<>~])=(?!=)/.test(bare)) return { reason: "a condition compares by `==`" };
  return /""|\b(?:and|or|not|in)\b/.test(bare) && VARIABLES.some((name) => bare.includes(name)) ? undefined : { reason: "what stands behind the semicolon is no condition, such as `python_version >= \"3.9\"`" };
}
