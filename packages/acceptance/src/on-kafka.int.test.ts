import { describeWithKafka } from "@redial/testing";
import { wholeSystem } from "./whole-system.fixture";

describeWithKafka("on Apache Kafka", () => wholeSystem("kafka"));
