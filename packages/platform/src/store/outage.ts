import { Outage } from "@redial/kernel";

/** SQLSTATE classes of lost connections, transactions to be repeated, and a server out of resources, stopping or broken. */
const STATE_OF_THE_SERVER = /^(08|40|53|57|58)[0-9A-Z]{3}$/;
/** A server that only reads for now (a failover), and a lock that was not to be had in time. */
const PASSING_STATES: ReadonlySet<string> = new Set(["25006", "55P03"]);
const NETWORK = /^(ECONN|EPIPE|ENOTFOUND|EAI_AGAIN|ETIMEDOUT|EHOST|ENET)/;
/** What pg and typeorm say without a code, word for word. */
const CODELESS =
  /^(Connection terminated|timeout exceeded when trying to connect|timeout expired|Query read timeout|Client has encountered a connection error|Client was closed and is not queryable|Cannot use a pool after calling end|Driver not Connected|The server does not support SSL connections)/i;

/** Whether an error, or one that caused it, tells of the surroundings (a lost database, say) and not of what was asked: the same again may succeed later. */
export function isOutage(error: unknown): boolean {
  if (typeof error !== "object" || error === null) return false;
  if (error instanceof Outage) return true;
  const { code, message, cause } = error as { code?: unknown; message?: unknown; cause?: unknown };
  if (typeof code === "string" && (STATE_OF_THE_SERVER.test(code) || PASSING_STATES.has(code) || NETWORK.test(code))) return true;
  return (typeof message === "string" && CODELESS.test(message)) || (cause !== error && isOutage(cause));
}
