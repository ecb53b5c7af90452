import { CreateMessaging1700000000000 } from "./create-messaging.migration";
import { PackOutbox1700000000010 } from "./pack-outbox.migration";
import { PlainOutbox1700000002400 } from "./plain-outbox.migration";
import { TraceOutbox1700000001200 } from "./trace-outbox.migration";

/** The tables of the seam, for the list of every service that keeps any. */
export const MESSAGING_MIGRATIONS = [CreateMessaging1700000000000, PackOutbox1700000000010, TraceOutbox1700000001200, PlainOutbox1700000002400];
