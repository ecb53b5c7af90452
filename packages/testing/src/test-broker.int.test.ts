import { connect } from "node:net";
import { describeWithKafka, testKafka } from "./test-broker";

describeWithKafka("a test run's Kafka", (brokers) => {
  it("listens where it is said to", async () => {
    const [host, port] = brokers[0]?.split(":") ?? [];
    await new Promise<void>((resolve, reject) => {
      const socket = connect({ host, port: Number(port) }, () => {
        socket.destroy();
        resolve();
      });
      socket.once("error", reject);
    });
  });

  it("is shared by all who ask", async () => {
    const kafka = await testKafka();
    expect(kafka).toMatchObject({ brokers });
    if (!("unavailable" in kafka)) await kafka.stop();
  });
});
