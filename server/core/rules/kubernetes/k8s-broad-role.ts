import { defineRule } from "../../engine/rule.ts";
import { manifestsOf } from "../../facts/kubernetes/manifests.ts";
import { isSet, itemsAt, nodeAt, scalarAt, scalarsOf } from "../../syntax/data/access.ts";

export const k8sBroadRole = defineRule({
  id: "k8s-broad-role",
  summary: "A role allows more than any model server needs",
  severity: "warning",
  languages: ["yaml"],
  kinds: ["kubernetes"],
  cwe: ["CWE-250"],
  references: ["https://kubernetes.io/docs/concepts/security/rbac-good-practices/"],
  fix: "none",

  *check(document) {
    for (const { root, kind } of manifestsOf(document)) {
      if (kind.endsWith("Binding")) {
        const name = scalarAt(root, "roleRef", "name");
        if (name?.text === "cluster-admin") yield { at: name.span, message: "`cluster-admin` may do anything in every namespace. Whoever gets into a pod with this account has the cluster. Give a role that names what is needed." };
      }
      if (kind !== "Role" && kind !== "ClusterRole") continue;
      for (const rule of itemsAt(root, "rules")) {
        const [verbs, resources] = [scalarsOf(nodeAt(rule, "verbs")), scalarsOf(nodeAt(rule, "resources"))];
        const every = [verbs, resources].map((all) => all.find(({ text }) => text === "*"));
        if (every[0] && every[1]) yield { at: every[0].span, message: "This role may do everything with every kind of object. Name the verbs and the resources." };
        const escalation = verbs.find(({ text }) => /^(?:escalate|bind|impersonate)$/.test(text));
        if (escalation) yield { at: escalation.span, message: `With \`${escalation.text}\` an account can give itself any other right. Take it out.` };
        const secrets = resources.find(({ text }) => text === "secrets");
        if (kind === "ClusterRole" && secrets && !isSet(rule, "resourceNames") && verbs.some(({ text }) => /^(?:get|list|watch|\*)$/.test(text))) yield { at: secrets.span, severity: "info", message: "This reads the secrets of every namespace. Use a Role in one namespace, and name the secrets: `resourceNames`." };
      }
    }
  },
});
