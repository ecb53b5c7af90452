import { askOver, type Ask } from "./ask";
import { csvFiles, type CsvFiles } from "./csv-files";
import { gatewayConnection, type GatewayOptions } from "./gateway-connection";
import type { RedeliveryOptions } from "./redelivery";
import { reports, type Reports } from "./reports";
import { watchOver, type Watch, type WatchOptions } from "./watch";

export type RedialClientOptions = GatewayOptions &
  WatchOptions & {
    /** How a request is sent again that was lost on the way. */
    redelivery?: RedeliveryOptions;
  };

/** A caller of the gateway, in the name of one key, or of whom a token names. Whatever is refused is thrown as a `RedialError`. */
export interface RedialClient extends CsvFiles, Reports {
  ask: Ask;
  watch: Watch;
  /** Ends what is being watched, and the connection that it came over. */
  close(): Promise<void>;
}

/** A client of the gateway at `url`. It opens nothing before it is asked. */
export function redialClient(options: RedialClientOptions): RedialClient {
  const gateway = gatewayConnection(options);
  return { ask: askOver(gateway, options.redelivery ?? {}), ...watchOver(options), ...csvFiles(gateway), ...reports(gateway) };
}
