import { entriesAt, entryOf, isTrue, itemsAt, nodeAt, scalarAt, scalarsOf, stringAt } from "../../syntax/data/access.ts";
import type { Node } from "../../syntax/data/node.ts";
import type { Span } from "../../text/span.ts";
import type { Container, Pod } from "./pods.ts";

/**
 * The levels of the Pod Security Standards (kubernetes.io/docs/concepts/security/pod-security-standards, v1.34). What
 * breaks `baseline` needs `privileged`; what breaks only `restricted` is allowed by `baseline`.
 */
export type Level = "privileged" | "baseline" | "restricted";

/** A control of the standards that a pod does not keep. */
export interface Breach {
  readonly control: Control;
  /** The level that forbids it. */
  readonly forbiddenBy: "baseline" | "restricted";
  readonly at: Span;
  /** What the manifest says or leaves out, for one line: `privileged: true`. */
  readonly what: string;
  readonly container?: string;
}

export type Control = "privileged" | "host namespaces" | "capabilities" | "host path" | "host port" | "seccomp" | "proc mount" | "sysctls" | "windows host process" | "SELinux" | "AppArmor" | "volume types" | "privilege escalation" | "running as root";

export const levelOf = (breaches: readonly Breach[]): Level =>
  breaches.some(({ forbiddenBy }) => forbiddenBy === "baseline") ? "privileged" : breaches.length > 0 ? "baseline" : "restricted";

export const breachesOf = (pod: Pod): readonly Breach[] => [...ofPod(pod), ...pod.containers.flatMap((container) => [...ofContainer(pod, container)])];

function* ofPod({ spec }: Pod): Generator<Breach> {
  for (const key of ["hostNetwork", "hostPID", "hostIPC"]) if (isTrue(spec, key)) yield breach("host namespaces", "baseline", spanOf(spec, key), `${key}: true`);
  if (isTrue(spec, "securityContext", "windowsOptions", "hostProcess")) yield breach("windows host process", "baseline", spanOf(spec, "securityContext"), "hostProcess: true");
  for (const sysctl of itemsAt(spec, "securityContext", "sysctls")) {
    const name = stringAt(sysctl, "name") ?? "";
    if (!SAFE_SYSCTLS.has(name)) yield breach("sysctls", "baseline", sysctl.span, name);
  }
  for (const volume of itemsAt(spec, "volumes")) yield* ofVolume(volume);
}

function* ofVolume(volume: Node): Generator<Breach> {
  for (const { key } of entriesAt(volume)) {
    if (key.text === "name") continue;
    if (key.text === "hostPath") yield breach("host path", "baseline", key.span, "a hostPath volume");
    else if (!SAFE_VOLUMES.has(key.text)) yield breach("volume types", "restricted", key.span, `a volume of type ${key.text}`);
  }
}

function* ofContainer({ spec }: Pod, { node, name }: Container): Generator<Breach> {
  const own = nodeAt(node, "securityContext");
  const shared = nodeAt(spec, "securityContext");
  const place = entryOf(node, "name")?.value.span ?? headOf(node);
  const found: Breach[] = [];
  const add = (control: Control, forbiddenBy: Breach["forbiddenBy"], at: Span, what: string): void => {
    found.push({ ...breach(control, forbiddenBy, at, what), container: name });
  };
  if (isTrue(own, "privileged")) add("privileged", "baseline", spanOf(own, "privileged"), "privileged: true");
  const dropped = scalarsOf(nodeAt(own, "capabilities", "drop")).map(({ text }) => text);
  for (const capability of scalarsOf(nodeAt(own, "capabilities", "add"))) {
    if (!DEFAULT_CAPABILITIES.has(capability.text)) add("capabilities", "baseline", capability.span, `the capability ${capability.text}`);
    else if (capability.text !== "NET_BIND_SERVICE") add("capabilities", "restricted", capability.span, `the capability ${capability.text}`);
  }
  if (!dropped.includes("ALL")) add("capabilities", "restricted", place, "capabilities are not dropped");
  for (const port of itemsAt(node, "ports")) {
    const host = scalarAt(port, "hostPort");
    if (host !== undefined && host.value !== 0) add("host port", "baseline", host.span, `hostPort: ${host.text}`);
  }
  const mount = scalarAt(own, "procMount");
  if (mount && mount.text !== "Default") add("proc mount", "baseline", mount.span, `procMount: ${mount.text}`);
  const seccomp = scalarAt(own, "seccompProfile", "type") ?? scalarAt(shared, "seccompProfile", "type");
  if (seccomp?.text === "Unconfined") add("seccomp", "baseline", seccomp.span, "an unconfined seccomp profile");
  else if (!seccomp) add("seccomp", "restricted", place, "no seccomp profile");
  const escalation = scalarAt(own, "allowPrivilegeEscalation");
  if (escalation?.value !== false) add("privilege escalation", "restricted", escalation?.span ?? place, escalation ? "allowPrivilegeEscalation: true" : "allowPrivilegeEscalation is not false");
  const user = scalarAt(own, "runAsUser") ?? scalarAt(shared, "runAsUser");
  const nonRoot = scalarAt(own, "runAsNonRoot") ?? scalarAt(shared, "runAsNonRoot");
  if (user?.value === 0) add("running as root", "restricted", user.span, "runAsUser: 0");
  else if (nonRoot?.value !== true) add("running as root", "restricted", nonRoot?.span ?? place, "runAsNonRoot is not true");
  yield* found;
}

const breach = (control: Control, forbiddenBy: Breach["forbiddenBy"], at: Span, what: string): Breach => ({ control, forbiddenBy, at, what });

/** The key and what stands after it. */
function spanOf(node: Node | undefined, key: string): Span {
  const entry = entryOf(node, key);
  return entry ? { start: entry.key.span.start, end: Math.max(entry.key.span.end, entry.value.type === "scalar" ? entry.value.span.end : 0) } : (node?.span ?? { start: 0, end: 0 });
}

const headOf = (node: Node): Span => (node.type === "mapping" ? (node.entries[0]?.key.span ?? node.span) : node.span);

const SAFE_SYSCTLS = new Set("kernel.shm_rmid_forced net.ipv4.ip_local_port_range net.ipv4.ip_unprivileged_port_start net.ipv4.tcp_syncookies net.ipv4.ping_group_range net.ipv4.ip_local_reserved_ports net.ipv4.tcp_keepalive_time net.ipv4.tcp_fin_timeout net.ipv4.tcp_keepalive_intvl net.ipv4.tcp_keepalive_probes net.ipv4.tcp_rmem net.ipv4.tcp_wmem".split(" "));
const SAFE_VOLUMES = new Set("configMap csi downwardAPI emptyDir ephemeral persistentVolumeClaim projected secret image".split(" "));
const DEFAULT_CAPABILITIES = new Set("AUDIT_WRITE CHOWN DAC_OVERRIDE FOWNER FSETID KILL MKNOD NET_BIND_SERVICE SETFCAP SETGID SETPCAP SETUID SYS_CHROOT".split(" "));
