import { randomUUID } from "node:crypto";
import { describeWithKafka } from "@redial/testing";
import { openKafkaBus } from "../bus/kafka-bus";
import { prefixedBus } from "../bus/prefixed-bus";
import { createLog } from "../process/log";
import { deadLetterSuite } from "./dead-letters.fixture";

describeWithKafka("dead letters on Apache Kafka", (brokers) => {
  const prefix = `${randomUUID()}-`;
  deadLetterSuite(async () => prefixedBus(await openKafkaBus({ brokers, clientId: "test", log: createLog("test", "error") }), prefix));
});
