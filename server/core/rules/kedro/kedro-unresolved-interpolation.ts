import { defineRule } from "../../engine/rule.ts";
import { hasName, namesOf, valuesOf } from "../../facts/config/kedroConf.ts";
import { matchesIn, matchesUnder } from "../../facts/config/matches.ts";
import { otherCatalogs } from "../../kinds/kedro/catalogs.ts";
import { rootOf } from "../../kinds/data.ts";
import { confFolder } from "../../kinds/references/kedro.ts";
import { entriesAt, entryOf, isSet, nodeAt, walk } from "../../syntax/data/access.ts";
import { nearest } from "../../text/nearest.ts";
import { folderOf } from "../../workspace/uri.ts";

export const kedroUnresolvedInterpolation = defineRule({
  id: "kedro-unresolved-interpolation",
  summary: "A variable of the catalog is not defined",
  severity: "error",
  languages: ["yaml"],
  kinds: ["kedro"],
  references: ["https://docs.kedro.org/en/stable/catalog-data/data_catalog/"],
  fix: "suggested",

  *check(document, snapshot) {
    const root = rootOf(document);
    const known = entriesAt(root).map(({ key }) => key.text).filter((name) => name.startsWith("_"));
    const others = otherCatalogs(document, snapshot).catalogs;
    // Where its parameters lie beside it, the project is there.
    const whole = snapshot.files.list(folderOf(document.uri)).some((uri) => /\/parameters[^/]*\.ya?ml$/.test(uri));
    const used = [...(root ? walk(root) : [])].flatMap(({ node }) => (node.type === "scalar" ? matchesIn(document.text, node, /\$\{(_\w+)(?:\.[\w.]+)?\}/g) : []));
    for (const { text, at } of root ? matchesUnder(document.text, root, /\$\{(_\w+(?:\.\w+)+)\}/g) : []) {
      const steps = text.split(".");
      const [holder, name = ""] = [nodeAt(root, ...steps.slice(0, -1)), steps.at(-1)];
      if (holder?.type !== "mapping" || entryOf(holder, name) || holder.entries.some(({ inherited }) => inherited)) continue;
      const near = nearest(name, holder.entries.map(({ key }) => key.text));
      yield { at, message: `\`${steps.slice(0, -1).join(".")}\` has no \`${name}\`, so the catalog cannot be loaded. ${near === undefined ? "Define it, or correct the name." : `Did you mean \`${near}\`?`}`, related: [{ at: holder.span, message: "What it has." }] };
    }
    for (const { text, at } of used) {
      const meant = known.includes(text) ? undefined : nearest(text, known);
      if (meant === undefined && whole && !known.includes(text) && !others.some(({ root: other }) => isSet(other, text))) yield { at, message: `\`${text}\` is defined in no catalog here, so the catalog cannot be loaded. Define it, or correct the name.` };
      if (meant !== undefined) yield { at, message: `\`${text}\` is not defined in this catalog. Did you mean \`${meant}\`?`, fixes: [{ title: `Change to \`${meant}\``, edits: [{ span: at, text: meant }] }] };
    }
    for (const { at } of root ? matchesUnder(document.text, root, /(\$\{[\w.:]*)(?![\w.:}, ])/g) : []) yield { at, message: "This variable is not closed, so the catalog cannot be loaded. Write `}` after the name." };
    for (const { text, at } of root ? matchesUnder(document.text, root, /\$\{([A-Za-z_]\w*):/g) : []) {
      const meant = RESOLVERS.includes(text) ? undefined : nearest(text, RESOLVERS, 1);
      if (meant !== undefined) yield { at, message: `Kedro has no resolver \`${text}\`. Did you mean \`${meant}\`?`, fixes: [{ title: `Change to \`${meant}\``, edits: [{ span: at, text: meant }] }] };
    }
    const globals = valuesOf("globals", confFolder(document.uri), snapshot);
    // A name after a comma is the value where the global is missing.
    const wanted = [...(root ? walk(root) : [])].flatMap(({ node }) => (node.type === "scalar" ? matchesIn(document.text, node, /\$\{globals:\s*([\w.]+)\s*\}/g) : []));
    for (const { text, at } of globals.length > 0 || whole ? wanted : []) {
      if (hasName(globals, text)) continue;
      const meant = nearest(text, namesOf(globals));
      yield { at, message: `No globals.yml has \`${text}\`, so the catalog cannot be loaded. ${meant === undefined ? "Add it, or give a default after a comma." : `Did you mean \`${meant}\`?`}`, ...(meant !== undefined && { fixes: [{ title: `Change to \`${meant}\``, edits: [{ span: at, text: meant }] }] }) };
    }
  },
});

const RESOLVERS = ["globals", "runtime_params"];
