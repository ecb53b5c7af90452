import type { IncomingMessage } from "node:http";
import { isIPv6 } from "node:net";

/** From where a request comes, as the limits tell callers apart. */
export type AddressOf = (request: Pick<IncomingMessage, "headers" | "socket">) => string;

/**
 * The address at the other end of the connection or, behind so many proxies of ours, the one that the outermost of them wrote into `X-Forwarded-For`; what
 * stands before it there is the caller's own invention. Of IPv6 the network of 64 bits, of which one caller has all the addresses.
 */
export function addressBehind(trustedProxies: number): AddressOf {
  return ({ headers, socket }) => {
    const told = trustedProxies > 0 ? String(headers["x-forwarded-for"] ?? "").split(",") : [];
    const path = [...told.map((address) => address.trim()).filter(Boolean), socket.remoteAddress ?? ""];
    return networkOf(path[Math.max(0, path.length - 1 - trustedProxies)] ?? "");
  };
}

const MAPPED = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i;
/** Some proxies write the port too. */
const WITH_PORT = /^\[([^\]]+)\](?::\d+)?$|^(\d+\.\d+\.\d+\.\d+):\d+$/;

function networkOf(written: string): string {
  const [, v6, v4] = WITH_PORT.exec(written) ?? [];
  const address = v6 ?? v4 ?? written;
  const mapped = MAPPED.exec(address)?.[1];
  if (mapped || !isIPv6(address)) return mapped ?? address;
  const [before = "", after] = address.replace(/%.*$/, "").split("::");
  const [first, last] = [groupsOf(before), groupsOf(after ?? "")];
  const zeros = Array.from({ length: after === undefined ? 0 : Math.max(0, 8 - first.length - last.length) }, () => "0");
  return `${[...first, ...zeros, ...last].slice(0, 4).join(":")}::/64`;
}

function groupsOf(text: string): string[] {
  return text === "" ? [] : text.split(":").map((group) => parseInt(group, 16).toString(16));
}
