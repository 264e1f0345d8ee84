import { defineRule } from "../../engine/rule.ts";
import { podsOf, wordsOf } from "../../facts/kubernetes/pods.ts";
import { itemsAt, scalarAt, stringAt } from "../../syntax/data/access.ts";

export const k8sNotebookOpen = defineRule({
  id: "k8s-notebook-open",
  summary: "A notebook server has no token, or gives its users root",
  severity: "warning",
  languages: ["yaml"],
  kinds: ["kubernetes"],
  cwe: ["CWE-306", "CWE-250"],
  references: ["https://jupyter-server.readthedocs.io/en/latest/operators/security.html"],
  fix: "none",

  *check(document) {
    for (const container of podsOf(document).flatMap(({ containers }) => containers)) {
      for (const word of wordsOf(container)) {
        if (/--(?:NotebookApp|ServerApp|IdentityProvider)\.(?:token|password)=(?:''|""|\s|$)/.test(word.text)) yield { at: word.span, message: `Without a token whoever reaches \`${container.name}\` runs code in the cluster, with the rights of this pod. Take the option out: Jupyter makes a token at each start.` };
      }
      for (const variable of itemsAt(container.node, "env")) {
        const value = scalarAt(variable, "value");
        const name = stringAt(variable, "name") ?? "";
        const isRoot = (name === "GRANT_SUDO" && /^(?:1|yes|true)$/i.test(value?.text ?? "")) || (name === "NB_USER" && value?.text === "root") || (name === "NB_UID" && value?.text === "0");
        if (isRoot && value) yield { at: value.span, message: `\`${name}\` makes every user of this notebook root in its container, one hole in the kernel away from the node. Put what they would install into the image.` };
      }
    }
  },
});
