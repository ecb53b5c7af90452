import { describeWithKafka } from "@redial/testing";
import { seen } from "./seen.fixture";

describe("on the embedded bus", () => seen("embedded"));

describeWithKafka("on Apache Kafka", () => seen("kafka"));
