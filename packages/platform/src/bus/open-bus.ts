import { Rejection } from "@redial/kernel";
import type { Log } from "../process/log";
import type { Bus } from "./bus";
import { openEmbeddedBus } from "./embedded-bus";
import { openKafkaBus } from "./kafka-bus";
import { prefixedBus } from "./prefixed-bus";

/**
 * Opens the bus that its address names: `kafka://host:port,host:port`, or the `postgres://` database that keeps the embedded bus. With a path, as in
 * `kafka://host:port/north-`, all topics and groups on that Kafka begin with it.
 */
export async function openBus(url: string, clientId: string, log: Log): Promise<Bus> {
  const [, brokers, prefix] = /^kafka:\/\/([^/]+)(?:\/([\w.-]*))?$/.exec(url) ?? [];
  if (brokers) {
    const bus = await openKafkaBus({ brokers: brokers.split(","), clientId, log });
    return prefix ? prefixedBus(bus, prefix) : bus;
  }
  if (/^postgres(ql)?:\/\//.test(url)) return openEmbeddedBus({ url, log });
  throw new Rejection("CONFIG_INVALID", "BUS_URL must begin with kafka:// or postgres://; a Kafka's path may hold letters, digits, dots and dashes.", ["BUS_URL"]);
}
