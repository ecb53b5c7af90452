import { describeWithKafka } from "@redial/testing";
import { createLog } from "../process/log";
import { busContract } from "./bus-contract.fixture";
import { openKafkaBus } from "./kafka-bus";
import { SHORT_SESSION_MS } from "./short-session.fixture";

describeWithKafka("the bus on Apache Kafka", (brokers) => {
  const log = createLog("test", "error");

  busContract({ open: () => openKafkaBus({ brokers, clientId: "test", log, sessionTimeoutMs: SHORT_SESSION_MS }), address: () => `kafka://${brokers[0]}` });
});
