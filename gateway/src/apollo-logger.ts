import type { Log } from "@redial/platform";

interface ApolloLogger {
  debug(message?: unknown): void;
  info(message?: unknown): void;
  warn(message?: unknown): void;
  error(message?: unknown): void;
}

/** Apollo's messages in our log. Its news of starting is of no use to an operator and goes to debug. */
export function apolloLogger(log: Log): ApolloLogger {
  const text = (message: unknown) => (message instanceof Error ? message.message : String(message));
  return {
    debug: (message) => log.debug(text(message)),
    info: (message) => log.debug(text(message)),
    warn: (message) => log.warn(text(message)),
    error: (message) => log.error(text(message), message instanceof Error ? { error: message } : {}),
  };
}
