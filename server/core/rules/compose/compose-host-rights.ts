import { defineRule } from "../../engine/rule.ts";
import { servicesOf } from "../../facts/compose/services.ts";
import { itemsAt, scalarAt } from "../../syntax/data/access.ts";

export const composeHostRights = defineRule({
  id: "compose-host-rights",
  summary: "A service can take over the machine",
  severity: "warning",
  languages: ["yaml"],
  kinds: ["compose"],
  cwe: ["CWE-250"],
  references: ["https://docs.docker.com/engine/security/"],
  fix: "none",

  *check(document) {
    for (const { name, node } of servicesOf(document)) {
      const privileged = scalarAt(node, "privileged");
      if (privileged?.value === true) yield { at: privileged.span, message: `\`${name.text}\` is privileged: whoever gets into it, by a model file or a request, has the machine. A GPU needs only \`gpus: all\`.` };
      const pid = scalarAt(node, "pid");
      if (pid?.text === "host") yield { at: pid.span, message: `With \`pid: host\` \`${name.text}\` sees every process of the machine and their environment, secrets included. Leave it out.` };
      const network = scalarAt(node, "network_mode");
      if (network?.text === "host") yield { at: network.span, severity: "info", message: `With \`network_mode: host\` every port that \`${name.text}\` opens is one of the machine, and it reaches services that listen for the machine only. Name the ports under \`ports\`.` };
      for (const one of itemsAt(node, "cap_add")) if (one.type === "scalar" && /^(?:CAP_)?(?:ALL|SYS_ADMIN|SYS_PTRACE|SYS_MODULE|DAC_READ_SEARCH|NET_ADMIN)$/i.test(one.text)) yield { at: one.span, message: `\`${one.text}\` is a right of root that leads out of the container. A model server needs none: leave it out.` };
      for (const one of itemsAt(node, "security_opt")) if (one.type === "scalar" && /^(?:seccomp|apparmor|label)[:=](?:unconfined|disable)$/.test(one.text)) yield { at: one.span, message: `\`${one.text}\` takes away what keeps \`${name.text}\` from calls into the kernel that no service needs. Leave it out.` };
      for (const volume of itemsAt(node, "volumes")) {
        const source = volume.type === "scalar" ? volume : scalarAt(volume, "source");
        const path = source?.text.replace(/:.*$/, "") ?? "";
        const onlyRead = /:ro\b/.test(source?.text ?? "") || scalarAt(volume, "read_only")?.value === true;
        if (!source || !SENSITIVE.test(path) || USUAL.test(path) || (onlyRead && !path.endsWith(".sock"))) continue;
        yield { at: source.span, ...(path.endsWith(".sock") ? {} : { severity: "error" as const }), message: `\`${name.text}\` gets \`${path}\` of the machine: ${path.endsWith(".sock") ? "whoever can talk to Docker starts a container with the machine's disk in it" : "whoever gets into it can change the machine itself"}. Give it only what it needs, and read-only.` };
      }
    }
  },
});

/** The time of day, and what drivers of accelerators want to have mounted: their own documentation does so. */
const USUAL = /^\/etc\/(?:localtime|timezone|hosts|ascend_install\.info|OpenCL)\b|^\/usr\/local\/(?:Ascend|dcmi|bin\/npu-smi|cuda[\w.-]*)(?:\/|$)|^\/usr\/(?:bin\/nvidia-smi$|share\/zoneinfo|lib\/.*lib(?:cuda|nvidia))/;

const SENSITIVE = /^(?:\/|\/(?:etc|root|proc|sys|boot|usr|bin)(?:\/.*)?|(?:\/var)?\/run\/(?:docker|podman|containerd).*\.sock)$/;
