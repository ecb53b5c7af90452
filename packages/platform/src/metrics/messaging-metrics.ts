import { counter, gauge } from "./registry";

/** What the seam counts as it works; by topic and consumer group, of which there is a handful. */
export const eventsPublished = counter("redial_events_published_total", "Events that the relay has passed on to the bus.", ["topic"]);
export const messagesTaken = counter("redial_messages_taken_total", "Messages that a group has taken from the bus, wanted or not.", ["group", "topic"]);
export const batchesFailed = counter("redial_batches_failed_total", "Batches that failed as a whole: delivered again, or handled one by one.", ["group", "topic"]);
export const deadLetters = counter("redial_dead_letters_total", "Messages that went to the dead letters.", ["group"]);

export const outboxEvents = gauge("redial_outbox_events", "Events that were said and are not on the bus yet, of at most ten thousand rows.");
export const outboxOldestSeconds = gauge("redial_outbox_oldest_seconds", "How long ago the oldest of them was said; 0 when there is none.");
export const databaseUp = gauge("redial_database_up", "1 when the service reaches its database.");
export const oldestXminSeconds = gauge("redial_database_oldest_xmin_seconds", "How long the oldest transaction or prepared transaction of the database has been open.");
export const oldestXminTransactions = gauge("redial_database_oldest_xmin_transactions", "How many transactions ago the oldest snapshot, replication slot or prepared transaction began.");
export const consumerLag = gauge("redial_consumer_lag_messages", "Messages that a group has not taken yet.", ["group", "topic"]);
