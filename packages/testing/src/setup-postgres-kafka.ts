import { startShared } from "./shared-services";

/** Jest's `globalSetup` for workspaces whose tests need PostgreSQL and Kafka. */
export default function setup(): Promise<void> {
  return startShared(true);
}
