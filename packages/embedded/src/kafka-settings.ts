/** `server.properties` of a Kafka that is alone: broker and KRaft controller in one process, on 127.0.0.1 only, topics made on request only. */
export function brokerProperties(logDir: string, brokerPort: number, controllerPort: number): string {
  const settings: Record<string, string | number | boolean> = {
    "process.roles": "broker,controller",
    "node.id": 1,
    "controller.quorum.voters": `1@127.0.0.1:${controllerPort}`,
    listeners: `BROKER://127.0.0.1:${brokerPort},CONTROLLER://127.0.0.1:${controllerPort}`,
    "advertised.listeners": `BROKER://127.0.0.1:${brokerPort}`,
    "listener.security.protocol.map": "BROKER:PLAINTEXT,CONTROLLER:PLAINTEXT",
    "controller.listener.names": "CONTROLLER",
    "inter.broker.listener.name": "BROKER",
    // After a crash the controller waits this long before it lets the broker in again.
    "broker.session.timeout.ms": 3_000,
    "broker.heartbeat.interval.ms": 500,
    "log.dirs": logDir,
    "log.retention.hours": 2160,
    "log.segment.bytes": 134_217_728,
    "auto.create.topics.enable": false,
    "group.initial.rebalance.delay.ms": 0,
    "offsets.topic.replication.factor": 1,
    "offsets.topic.num.partitions": 8,
    "transaction.state.log.replication.factor": 1,
    "transaction.state.log.min.isr": 1,
    "transaction.state.log.num.partitions": 8,
    "share.coordinator.state.topic.replication.factor": 1,
    "share.coordinator.state.topic.min.isr": 1,
  };
  return Object.entries(settings).map(([name, value]) => `${name}=${escapeValue(String(value))}\n`).join("");
}

/** Java reads properties as Latin-1 with backslash escapes. */
function escapeValue(value: string): string {
  return value.replace(/[^\x20-\x7e]|\\/g, (character) => (character === "\\" ? "\\\\" : `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`));
}

/** The `java` command line, up to the main class, for a program of Kafka: a small heap, quick to start, warnings and the news of its start to stderr. */
export function javaArguments(jars: string): string[] {
  return [
    "-Xmx384m",
    "-XX:+UseSerialGC",
    "-XX:TieredStopAtLevel=1",
    "-Dorg.slf4j.simpleLogger.defaultLogLevel=warn",
    "-Dorg.slf4j.simpleLogger.log.kafka.server.KafkaRaftServer=info",
    "-Dorg.slf4j.simpleLogger.showDateTime=true",
    "-Dorg.slf4j.simpleLogger.dateTimeFormat=yyyy-MM-dd'T'HH:mm:ss.SSSXXX",
    "-cp",
    `${jars}/*`,
  ];
}

/** What the broker logs once it takes requests. */
export const STARTED = "Kafka Server started";
